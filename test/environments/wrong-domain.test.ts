import { InvalidInput, type Rejection } from '#constructs/kernel/invalid-input';
import type { EnvironmentOptions } from '#environments/environment';
import { edgeOf, standby } from '#test/support/domain-edge';
import { domain } from '#test/support/domain-samples';
import { good } from '#test/support/good-environment';
import { rejectionsOf } from '#test/support/wrong-environment';
import { ofDomain, WRONG_DOMAINS } from '#test/support/wrong-domain-cases';

function mistakesOf(edge: unknown, others: readonly EnvironmentOptions[] = []) {
  const production = { ...good('production'), fleets: {}, edge };
  return rejectionsOf({
    production,
    ...Object.fromEntries(others.map((options) => [options.name, options])),
  });
}

const propertiesOf = (mistakes: readonly Rejection[]) => mistakes.map(({ property }) => property);

describe('a wrong domain', () => {
  it('has twins without the mistake that are accepted', () => {
    expect(mistakesOf(edgeOf())).toEqual([]);
    const failover = {
      role: 'primary',
      peer: 'standby',
      check: {
        kind: 'endpoint',
        path: '/healthz?deep=1',
        intervalSeconds: 10,
        failureThreshold: 1,
        alarmTopicArn: 'arn:aws:sns:us-east-1:111122223333:failover',
      },
    } as const;
    const zone = { kind: 'create', otherCertificateAuthorities: ['letsencrypt.org'] } as const;
    expect(mistakesOf(edgeOf({ domain: domain({ failover, zone }) }), [standby()])).toEqual([]);
  });

  it.each(WRONG_DOMAINS)(
    'is told of $title, once and clearly',
    ({ edge, property, expected, fix }) => {
      const mistakes = mistakesOf(edge);
      expect(propertiesOf(mistakes)).toEqual([`edge.${property}`]);
      expect(mistakes[0]?.source).toBe('environments/production.ts');
      expect(mistakes[0]?.expected).toMatch(expected);
      expect(mistakes[0]?.fix).toMatch(fix);
    },
  );

  it('is shown on one line of visible characters, whatever was written', () => {
    for (const { edge } of WRONG_DOMAINS) {
      const { message } = new InvalidInput(mistakesOf(edge));
      expect(message.split('\n')).toHaveLength(2);
      expect(message).not.toMatch(/[^\P{C}\n]/u);
    }
  });

  it('hears of every mistake at once', () => {
    const edge = ofDomain({
      name: 'Shop',
      zone: { kind: 'existing', id: '1' },
      keyAlgorithm: 'RSA',
      failover: { role: 'primary', peer: 'Standby', check: { kind: 'endpoint', path: '' } },
      ttl: 60,
    });
    expect([...propertiesOf(mistakesOf(edge))].sort()).toEqual([
      'edge.domain.failover.check.path',
      'edge.domain.failover.peer',
      'edge.domain.keyAlgorithm',
      'edge.domain.name',
      'edge.domain.ttl',
      'edge.domain.zone.id',
    ]);
  });

  it('may be anything else, and is still told so in one line', () => {
    for (const written of [null, 7, 'shop.example.com', [], true]) {
      expect(mistakesOf(edgeOf({ domain: written }))).toHaveLength(1);
    }
  });

  it('is told of hosts that no domain answers for', () => {
    const mistakes = mistakesOf(edgeOf({ domain: undefined }));
    expect(propertiesOf(mistakes)).toEqual(
      expect.arrayContaining(['edge.balancers.public.hosts[0]', 'edge.balancers.devices.hosts[0]']),
    );
  });
});
