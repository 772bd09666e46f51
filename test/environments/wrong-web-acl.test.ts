import { InvalidInput, type Rejection } from '#constructs/kernel/invalid-input';
import type { EdgeOptions } from '#environments/edge-options';
import { good } from '#test/support/good-environment';
import { rejectionsOf } from '#test/support/wrong-environment';
import { application } from '#test/support/load-balancer-samples';
import { FULL_WEB_ACL, guarded } from '#test/support/web-acl-samples';
import { WRONG_WEB_ACLS } from '#test/support/wrong-web-acl-cases';

function mistakesOf(edge: EdgeOptions): readonly Rejection[] {
  const production: Record<string, unknown> = { ...good('production'), edge };
  delete production['fleets']; // they name balancers of another edge
  return rejectionsOf({ production });
}

const propertiesOf = (mistakes: readonly Rejection[]) => mistakes.map(({ property }) => property);

describe('a wrong web ACL', () => {
  const trusted = { ...FULL_WEB_ACL, clientAddress: { kind: 'connection' } };

  it.each([undefined, {}, trusted, { block: { half: '128.0.0.0/1', half6: '8000::/1' } }])(
    'has a twin without the mistake that is accepted: %j',
    (waf) => {
      expect(mistakesOf(guarded(waf))).toEqual([]);
    },
  );

  it.each(WRONG_WEB_ACLS)(
    'is told of $title, once and clearly',
    ({ waf, property, expected, fix }) => {
      const mistakes = mistakesOf(guarded(waf));
      expect(propertiesOf(mistakes)).toEqual([
        property.startsWith('[') ? `edge.waf${property}` : `edge.waf.${property}`,
      ]);
      expect(mistakes[0]?.source).toBe('environments/production.ts');
      expect(mistakes[0]?.expected).toMatch(expected);
      expect(mistakes[0]?.fix).toMatch(fix);
    },
  );

  it('is shown on one line of visible characters, whatever was written', () => {
    for (const { waf } of WRONG_WEB_ACLS) {
      const { message } = new InvalidInput(mistakesOf(guarded(waf)));
      expect(message.split('\n')).toHaveLength(2);
      expect(message).not.toMatch(/[^\P{C}\n]/u);
    }
  });

  it('is told that nothing stands behind it', () => {
    const mistakes = mistakesOf({ waf: {}, balancers: { devices: application() } });
    expect(propertiesOf(mistakes)).toEqual(['edge.waf']);
    expect(mistakes[0]?.fix).toMatch(/webAcl: true/);
  });

  it('hears of every mistake at once', () => {
    const waf = {
      mode: 'off',
      ratePerFiveMinutes: 1,
      groups: { common: { action: 'block', countedRules: ['NoUserAgent'] } },
      allow: { office: '203.0.113.1/24' },
      countries: { action: 'block', codes: ['UK'] },
      logs: true,
    };
    expect([...propertiesOf(mistakesOf(guarded(waf)))].sort()).toEqual([
      'edge.waf.allow.office',
      'edge.waf.countries.codes[0]',
      'edge.waf.groups.common.countedRules[0]',
      'edge.waf.logs',
      'edge.waf.mode',
      'edge.waf.ratePerFiveMinutes',
    ]);
  });

  it('may be anything else, and is still told so in one line', () => {
    for (const waf of [null, 7, 'none', [], true]) expect(mistakesOf(guarded(waf))).toHaveLength(1);
  });
});
