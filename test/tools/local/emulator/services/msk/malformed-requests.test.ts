import type { ServiceAnswer } from '#tools/local/emulator/emulated-service';
import { mskService } from '#tools/local/emulator/services/msk/msk-service';

import { StubEc2 } from '../eks/stub-ec2';
import { NOW } from './msk-endpoint';

const CLUSTERS = '/v1/clusters';
const TAGS = `/v1/tags/${encodeURIComponent('arn:aws:kafka:eu-west-1:000000000000:cluster/a/b')}`;

const GROUP = {
  instanceType: 'kafka.m7g.large',
  clientSubnets: ['subnet-a', 'subnet-b', 'subnet-c'],
};
const CLUSTER = {
  clusterName: 'events',
  kafkaVersion: '3.9.x',
  numberOfBrokerNodes: 3,
  brokerNodeGroupInfo: GROUP,
};

describe('a request to MSK that is not as the service model says', () => {
  const service = mskService({ account: '000000000000', ec2: new StubEc2(), now: () => NOW });

  /** Sends what no SDK would. */
  function send(method: string, path: string, body?: unknown): Promise<ServiceAnswer> {
    const [bare = '', query = ''] = path.split('?');
    return service.answer({
      ...{ method, path: bare, query, headers: {}, region: 'eu-west-1' },
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? {})),
    });
  }

  it.each<[string, string, string, unknown, string, string]>([
    [
      'a text for a number',
      ...(['POST', CLUSTERS, { ...CLUSTER, numberOfBrokerNodes: '3' }] as const),
      ...(['numberOfBrokerNodes', 'expected an integer, got a string'] as const),
    ],
    [
      'a text for a list',
      ...(['POST', CLUSTERS] as const),
      { ...CLUSTER, brokerNodeGroupInfo: { ...GROUP, clientSubnets: 'subnet-a' } },
      ...(['brokerNodeGroupInfo.clientSubnets', 'expected a list, got a string'] as const),
    ],
    [
      'a list for tags',
      ...(['POST', TAGS, { tags: [] }, 'tags', 'expected an object, got a list'] as const),
    ],
    [
      'a text for the size of a page',
      ...(['GET', `${CLUSTERS}?maxResults=many`, undefined, 'maxResults'] as const),
      'expected an integer, got a string',
    ],
  ])('is refused with %s', async (_, method, path, body, member, problem) => {
    const answer = await send(method, path, body);

    expect(answer).toMatchObject({
      status: 400,
      headers: { 'x-amzn-ErrorType': 'BadRequestException' },
    });
    expect(JSON.parse(answer.body)).toEqual({
      message: `${member}: ${problem}`,
      invalidParameter: member,
    });
  });

  it.each<[string, string, string, unknown, string]>([
    ['a name', 'POST', CLUSTERS, { ...CLUSTER, clusterName: undefined }, 'clusterName'],
    ['an empty name', 'POST', CLUSTERS, { ...CLUSTER, clusterName: '' }, 'clusterName'],
    [
      'a member within one',
      ...(['POST', CLUSTERS] as const),
      { ...CLUSTER, brokerNodeGroupInfo: { clientSubnets: [] } },
      'brokerNodeGroupInfo.instanceType',
    ],
    ['keys of tags', 'DELETE', TAGS, undefined, 'tagKeys'],
  ])('is refused without %s', async (_, method, path, body, invalidParameter) => {
    const answer = await send(method, path, body);

    expect(answer.headers).toMatchObject({ 'x-amzn-ErrorType': 'BadRequestException' });
    expect(JSON.parse(answer.body)).toEqual({
      message: `The parameter ${invalidParameter} is required.`,
      invalidParameter,
    });
  });

  it('is refused with a value that an enum does not have', async () => {
    const answer = await send('POST', CLUSTERS, { ...CLUSTER, enhancedMonitoring: 'PER_SECOND' });

    expect(answer.headers).toMatchObject({ 'x-amzn-ErrorType': 'BadRequestException' });
    expect(JSON.parse(answer.body)).toMatchObject({
      message: expect.stringContaining(
        "Value 'PER_SECOND' at 'enhancedMonitoring' failed",
      ) as string,
      invalidParameter: 'enhancedMonitoring',
    });
  });

  it('is refused when it is no JSON', async () => {
    const answer = await send('POST', CLUSTERS, '[');

    expect(answer.headers).toMatchObject({ 'x-amzn-ErrorType': 'BadRequestException' });
    expect(JSON.parse(answer.body)).toEqual({ message: 'The body is not a JSON object.' });
  });

  it('may have members that the model lacks, and null for what may be absent', async () => {
    const body = { ...CLUSTER, extra: 5, tags: null, loggingInfo: null };

    expect((await send('POST', CLUSTERS, body)).status).toBe(200);
    const { body: listed } = await send('GET', CLUSTERS);
    expect(listed).not.toContain('extra');
    expect(JSON.parse(listed)).toMatchObject({ clusterInfoList: [{ tags: {} }] });
  });
});
