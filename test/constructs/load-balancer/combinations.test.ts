import { rejections } from '#constructs/kernel/schema';
import { loadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import { resourcesOf } from '#test/support/synthesized';
import { made } from './balancer-stack';
import {
  REFUSED_AT_SYNTH,
  REFUSED_BY_TYPES,
  TAKEN_BY_APPLICATION,
  TAKEN_BY_NETWORK,
} from './combinations';

const TAKEN = { ...TAKEN_BY_APPLICATION, ...TAKEN_BY_NETWORK };
const REFUSED = { ...REFUSED_BY_TYPES, ...REFUSED_AT_SYNTH };

describe('of algorithm, stickiness, slow start, protocol and target type', () => {
  it.each(Object.entries(TAKEN))('what AWS takes is taken: %s', (_, options) => {
    expect(rejections(loadBalancerOptions, options, 'test')).toEqual([]);
    expect(resourcesOf(made(options), 'aws_lb_target_group')).toHaveLength(1);
  });

  it.each(Object.entries(REFUSED))(
    'what AWS refuses is refused, in one place, even where no type looks: %s',
    (_, { field, options }) => {
      expect(
        rejections(loadBalancerOptions, options, 'test').map(({ property }) => property),
      ).toEqual([field]);
    },
  );
});
