import type { DomainOptions } from '#constructs/domain/domain-options';
import type { EnvironmentOptions } from '../environment';
import type { EnvironmentRule, Finding } from '../rule';
import { type Neighbour, neighboursOf } from './domain-neighbours';

/** The two of a failover are one domain in one account, in two regions, and each knows its part. */
export const domainFailoverUnmatched: EnvironmentRule = {
  id: 'domain-failover-unmatched',
  reads: ['name', 'tier', 'account', 'region', 'edge.domain'],
  effect: 'refuse',
  find: (environment, { all }) => {
    const domain = environment.edge?.domain;
    const peer = neighboursOf(environment, all).find(({ name }) => name === domain?.failover?.peer);
    if (domain === undefined || peer === undefined) return [];
    return [...placeMistakes(environment, peer), ...domainMistakes(environment, domain, peer)];
  },
};

function placeMistakes({ region, account }: EnvironmentOptions, peer: Neighbour): Finding[] {
  const property = 'edge.domain.failover.peer';
  const mistakes: Finding[] = [];
  if (peer.region === region) {
    mistakes.push({
      ...{ property, got: peer.name },
      expected: `an environment in another region than ${region}`,
      fix: 'Name one in another region: this one would fail with it.',
    });
  }
  if (peer.account !== account) {
    mistakes.push({
      ...{ property, got: peer.name },
      expected: 'an environment in the same account, whose zone both write their records to',
      fix: 'Put both in one account.',
    });
  }
  return mistakes;
}

function domainMistakes(
  { name }: EnvironmentOptions,
  domain: DomainOptions,
  peer: Neighbour,
): Finding[] {
  const { failover } = peer.domain;
  const mistakes: Finding[] = [];
  const add = (property: string, got: unknown, expected: string, fix: string) =>
    mistakes.push({ property: `edge.domain.${property}`, got, expected, fix });
  if (peer.domain.name !== domain.name) {
    add(
      'name',
      domain.name,
      `the domain of ${peer.name}, ${peer.domain.name}`,
      'Give both the same.',
    );
  }
  if (failover?.peer !== name || failover.role === domain.failover?.role) {
    add(
      'failover',
      domain.failover,
      `one primary and one secondary that name each other; ${peer.name} is ${failover === undefined ? 'neither' : `${failover.role} to ${failover.peer}`}`,
      `Write failover: { role: '${domain.failover?.role === 'primary' ? 'secondary' : 'primary'}', peer: '${name}' } there.`,
    );
  }
  const [mine, other] = [domain.zone, peer.domain.zone];
  if (mine.kind === 'existing' && other.kind === 'existing' && mine.id !== other.id) {
    add('zone.id', mine.id, `the zone of ${peer.name}, ${other.id}`, 'Write one id in both.');
  }
  return mistakes;
}
