import { answerViolations } from '../answer-violations';
import { serveMsk, type MskEndpoint } from './msk-endpoint';
import { tourOfMsk } from './msk-tour';

describe('the answers of the MSK service', () => {
  let msk: MskEndpoint;
  beforeAll(async () => {
    msk = await serveMsk();
    await tourOfMsk(msk);
  });
  afterAll(() => msk.close());

  it('have the output shapes of the service model of botocore', () => {
    expect(answerViolations('kafka', msk.answers)).toEqual([]);
  });

  it('were given by every operation that is implemented', () => {
    const answered = new Set(msk.answers.map(({ operation }) => operation));

    expect([...answered].sort()).toEqual(msk.service.operations);
  });

  it('would not pass with a wrong shape', () => {
    const base = { operation: 'DescribeCluster', known: true, status: 200, headers: {} };
    const wrong = [
      { ...base, body: '{"clusterInfo":{"clusterName":5}}' },
      { ...base, body: '{"clusterInfo":{"ClusterName":"events"}}' },
      { ...base, body: '{"clusterInfo":{"creationTime":1764000000}}' },
      { ...base, body: '{"clusterInfo":{"brokerNodeGroupInfo":{"clientSubnets":[]}}}' },
      { ...base, operation: 'TagResource', body: '{"tags":{}}' },
      {
        ...base,
        status: 400,
        headers: { 'x-amzn-ErrorType': 'NotFoundException' },
        body: '{"message":"none"}',
      },
    ];

    expect(answerViolations('kafka', wrong)).toHaveLength(wrong.length);
  });
});
