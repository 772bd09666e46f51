import { addressMistakes } from '#constructs/network/address-mistakes';
import type { EnvironmentRule } from '../rule';

/** A subnet without a free address stops nodes and pods at the peak, when it is too late to grow. */
export const tooFewAddresses: EnvironmentRule = {
  id: 'too-few-addresses',
  reads: ['zones', 'network'],
  effect: 'refuse',
  find: ({ network, zones }) =>
    addressMistakes(network, zones).map((mistake) => ({
      ...mistake,
      property: `network.${mistake.property}`,
    })),
};
