import * as sdk from '@aws-sdk/client-eks';
import fc from 'fast-check';

import { restJsonRequests } from '../arbitrary-requests';
import { serveEks, type EksEndpoint } from './eks-endpoint';
import { createCluster, createNodegroup, role } from './eks-requests';

const requestsOf = restJsonRequests(
  'eks',
  sdk,
  new Map<string, readonly string[]>([
    ...['name', 'clusterName'].map((name) => [name, ['main', 'other']] as const),
    ...['roleArn', 'nodeRole', 'nodeRoleArn', 'podExecutionRoleArn', 'principalArn'].map(
      (name) => [name, [role('a')]] as const,
    ),
    ...['subnetIds', 'subnets'].map((name) => [name, ['subnet-a', 'subnet-b']] as const),
    ['nodegroupName', ['general', 'more']],
    ['version', ['1.35', '1.36']],
    ['addonName', ['vpc-cni', 'kube-proxy']],
    ['addonVersion', ['v1.21.1-eksbuild.3', 'v1.35.0-eksbuild.2']],
    ['policyArn', ['arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy']],
    ['resourceArn', ['arn:aws:eks:eu-west-1:000000000000:cluster/main']],
    ['securityGroupIds', ['sg-extra']],
    ['serviceIpv4Cidr', ['10.100.0.0/16']],
    ['publicAccessCidrs', ['192.0.2.0/24']],
    ['issuerUrl', ['https://issuer.example.com']],
    ['type', ['STANDARD', 'EC2', 'oidc']],
  ]),
);

describe('any sequence of requests', () => {
  let eks: EksEndpoint;
  const succeeded = new Set<string>();
  beforeAll(async () => {
    eks = await serveEks();
    await createCluster(eks.client, { version: '1.35' });
    await createNodegroup(eks.client);
  });
  afterAll(() => eks.close());

  it('is answered or refused in JSON, without a fault of ours', async () => {
    const requests = fc.constantFrom(...eks.service.operations).chain(requestsOf);
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const answer = await eks.service.answer(request);
        expect([answer.operation, answer.fault]).toEqual([answer.operation, undefined]);
        expect(JSON.parse(answer.body)).toBeInstanceOf(Object);
        if (answer.status === 200) succeeded.add(answer.operation);
      }),
      { numRuns: 1500 },
    );
    // If most were refused at once, the handlers would have been tested by few.
    expect(succeeded.size).toBeGreaterThan(eks.service.operations.length / 3);
  });
});
