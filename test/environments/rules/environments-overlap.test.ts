import type { EnvironmentOptions } from '#environments/environment';
import { environmentsOverlap } from '#environments/rules/environments-overlap';
import { environment } from '#test/support/good-environment';
import { findings } from '#test/support/rule-findings';

const dev = environment('dev');
const devPods = { ...dev, network: { ...dev.network, podCidr: '100.64.0.0/16' } };

const found = (
  network: Partial<EnvironmentOptions['network']>,
  others: readonly unknown[] = [devPods],
) =>
  findings(
    environmentsOverlap,
    { network: { cidr: '10.40.0.0/16', nat: 'per-zone', ...network } },
    '2026-11-24',
    others as EnvironmentOptions[],
  ).map(({ property, expected }) => [property, expected]);

describe('environments-overlap', () => {
  it('lets blocks pass that no other environment has', () => {
    expect(found({ podCidr: '100.65.0.0/16' })).toEqual([]);
  });

  it('refuses a block of another environment, for nodes or for pods', () => {
    expect(found({ cidr: '10.20.128.0/18' })).toEqual([
      ['network.cidr', 'a block apart from that of "dev", 10.20.0.0/16'],
    ]);
    expect(found({ podCidr: '100.64.16.0/20' })).toEqual([
      ['network.podCidr', 'a block apart from that of "dev", 100.64.0.0/16'],
    ]);
  });

  it('prints the name of another file on one line, whatever it is', () => {
    const forged = { ...dev, name: 'd\nFORGED: all is well' };
    const [[, expected] = []] = found({ cidr: '10.20.0.0/16' }, [forged]);
    expect(expected).toBe('a block apart from that of "d\\nFORGED: all is well", 10.20.0.0/16');
  });

  it.each([null, undefined, {}, { network: null }, { network: { cidr: 7, podCidr: {} } }])(
    'is not stopped by another file that is %p',
    (other) => {
      expect(found({ cidr: '10.20.0.0/16' }, [other])).toEqual([]);
    },
  );
});
