import type { RestJsonOperation } from '../../rest-json';

const CHANNELS = '/v1/clusters/{clusterArn}/channels';

/** MSK operations that the emulator does not answer, so that a call of one is reported by its name. */
export const UNIMPLEMENTED_OPERATIONS: readonly RestJsonOperation[] = [
  ['POST', CHANNELS, 'CreateChannel'],
  ['GET', CHANNELS, 'ListChannels'],
  ['GET', `${CHANNELS}/{channelArn}`, 'DescribeChannel'],
  ['PUT', `${CHANNELS}/{channelArn}`, 'UpdateChannel'],
  ['DELETE', `${CHANNELS}/{channelArn}`, 'DeleteChannel'],
].map(([method = '', path = '', name = '']) => ({ method, path, name }));
