import { fleet, REGISTRY } from '#test/support/fleet-samples';

/** Fields as a JavaScript author might write them. */
export type Draft = Record<string, unknown>;

/** A wrong fleet named `legacy` in production, and the one mistake it must be told. */
export interface WrongFleet {
  readonly title: string;
  readonly fleet: unknown;
  /** Below `fleets.legacy`. */
  readonly property: string;
  /** What the message must say about what is expected. */
  readonly expected: RegExp;
  /** What it must propose. */
  readonly fix: RegExp;
}

/** A good fleet with fields that may be anything. */
export const ofFleet = (change: Draft): unknown => ({ ...fleet(), ...change });

/** A good fleet with listed types that may be anything. */
export const types = (change: Draft): unknown =>
  ofFleet({ instances: { kind: 'types', types: ['m7g.large', 'm6g.large'], ...change } });
/** A good fleet with a type that may be anything. */
export const single = (change: Draft): unknown =>
  ofFleet({ instances: { kind: 'single', type: 'm7g.large', ...change } });
/** A good fleet with attributes that may be anything. */
export const attributes = (change: Draft): unknown =>
  ofFleet({
    instances: { kind: 'attributes', vcpus: { min: 2 }, memoryGib: { min: 8 }, ...change },
  });
/** A good fleet with a system that may be anything. */
export const al2023 = (change: Draft): unknown =>
  ofFleet({ operatingSystem: { kind: 'al2023', ...change } });
/** A good fleet with a system that may be anything. */
export const bottlerocket = (change: Draft): unknown =>
  ofFleet({ operatingSystem: { kind: 'bottlerocket', ...change } });
/** A good fleet with a container that may be anything. */
export const container = (change: Draft): unknown =>
  al2023({
    userData: [{ kind: 'container', name: 'shop', image: `${REGISTRY}/shop:4.2`, ...change }],
  });
/** A good fleet with a policy that may be anything. */
export const policy = (change: Draft): unknown =>
  ofFleet({
    scaling: { mine: { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 50, ...change } },
  });
/** A good fleet with a step policy that may be anything. */
export const steps = (change: Draft): unknown =>
  ofFleet({
    scaling: {
      mine: {
        kind: 'step',
        metric: { kind: 'cpu' },
        when: 'above',
        steps: [{ at: 70, change: 1 }],
        ...change,
      },
    },
  });
/** A good fleet with a schedule that may be anything. */
export const schedule = (change: Draft): unknown =>
  ofFleet({
    scaling: {
      mine: { kind: 'scheduled', cron: '0 7 * * MON-FRI', timeZone: 'UTC', min: 5, ...change },
    },
  });
