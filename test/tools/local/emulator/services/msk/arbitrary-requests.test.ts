import * as sdk from '@aws-sdk/client-kafka';
import fc from 'fast-check';

import type { ServiceRequest } from '#tools/local/emulator/emulated-service';
import { mskService } from '#tools/local/emulator/services/msk/msk-service';

import { restJsonRequests } from '../arbitrary-requests';
import { StubEc2 } from '../eks/stub-ec2';
import { NOW } from './msk-endpoint';

const ACCOUNT = '000000000000';

/** Stands for what MSK makes up, which is only known when a request is sent. */
const LATER = {
  cluster: 'ARN_OF_THE_CLUSTER',
  version: 'VERSION_OF_THE_CLUSTER',
  configuration: 'ARN_OF_THE_CONFIGURATION',
} as const;

const CLUSTER = {
  clusterName: 'main',
  kafkaVersion: '3.8.x',
  numberOfBrokerNodes: 3,
  brokerNodeGroupInfo: {
    instanceType: 'kafka.m7g.large',
    clientSubnets: ['subnet-a', 'subnet-b', 'subnet-c'],
  },
  clientAuthentication: { sasl: { iam: { enabled: true }, scram: { enabled: true } } },
};

const CONFIGURATION = { name: 'main', serverProperties: 'YQ==' };

const requestsOf = restJsonRequests(
  'msk',
  sdk,
  new Map<string, readonly string[]>([
    ...['clusterArn', 'targetClusterArn', 'mskClusterArn', 'resourceArn'].map(
      (name) => [name, [LATER.cluster]] as const,
    ),
    ['currentVersion', [LATER.version]],
    ['arn', [LATER.configuration]],
    ['kafkaVersion', ['3.9.x']],
    ['targetKafkaVersion', ['3.9.x']],
    ...['instanceType', 'targetInstanceType'].map(
      (name) => [name, ['kafka.m7g.large', 'kafka.m7g.2xlarge']] as const,
    ),
    ...['clientSubnets', 'subnetIds'].map(
      (name) => [name, ['subnet-a', 'subnet-b', 'subnet-c']] as const,
    ),
    ...['securityGroups', 'securityGroupIds'].map((name) => [name, ['sg-extra']] as const),
    ['kafkaBrokerNodeId', ['All']],
    ['brokerIds', ['1', '2']],
    ['revision', ['1']],
    ['secretArnList', [`arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:AmazonMSK_a`]],
    ['policy', ['{}']],
    ['configs', ['e30=']],
    ['authentication', ['SASL_IAM', 'SASL_SCRAM']],
    ['vpcId', ['vpc-1']],
    ['topicName', ['orders', 'carts']],
  ]),
);

describe('any sequence of requests', () => {
  const service = mskService({ account: ACCOUNT, ec2: new StubEc2(), now: () => NOW });

  async function send(method: string, path: string, body?: object): Promise<Answered> {
    const answer = await service.answer({
      ...{ method, path, query: '', headers: {}, region: 'eu-west-1' },
      body: Buffer.from(body ? JSON.stringify(body) : ''),
    });
    return JSON.parse(answer.body) as Answered;
  }

  /** A cluster and a configuration that are there; made again when they are gone. */
  async function existing(): Promise<readonly [token: string, value: string][]> {
    const { clusterInfoList = [] } = await send('GET', '/v1/clusters');
    const { configurations = [] } = await send('GET', '/v1/configurations');
    const cluster = clusterInfoList.find(isThere) ?? (await send('POST', '/v1/clusters', CLUSTER));
    const configuration =
      configurations.find(isThere) ?? (await send('POST', '/v1/configurations', CONFIGURATION));
    return [
      [LATER.cluster, cluster.clusterArn ?? ''],
      [LATER.version, cluster.currentVersion ?? ''],
      [LATER.configuration, configuration.arn ?? ''],
    ];
  }

  /** The request with what MSK has made up by now. */
  async function resolved(request: ServiceRequest): Promise<ServiceRequest> {
    let { path, query } = request;
    let body = request.body.toString();
    for (const [token, value] of await existing()) {
      path = path.replaceAll(token, encodeURIComponent(value));
      query = query.replaceAll(token, encodeURIComponent(value));
      body = body.replaceAll(token, value);
    }
    return { ...request, path, query, body: Buffer.from(body) };
  }

  it('is answered or refused in JSON, without a fault of ours', async () => {
    const succeeded = new Set<string>();
    const requests = fc.constantFrom(...service.operations).chain(requestsOf);
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const answer = await service.answer(await resolved(request));
        expect([answer.operation, answer.fault]).toEqual([answer.operation, undefined]);
        expect(JSON.parse(answer.body)).toBeInstanceOf(Object);
        if (answer.status === 200) succeeded.add(answer.operation);
      }),
      { numRuns: 1000 },
    );
    // If most were refused at once, the handlers would have been tested by few.
    expect(succeeded.size).toBeGreaterThan(service.operations.length / 2);
  });
});

/** The members of MSK's answers that are read here. */
interface Answered {
  readonly clusterArn?: string;
  readonly currentVersion?: string;
  readonly arn?: string;
  readonly state?: string;
  readonly clusterInfoList?: readonly Answered[];
  readonly configurations?: readonly Answered[];
}

function isThere({ state }: Answered): boolean {
  return state !== 'DELETING';
}
