import type { ServiceAnswer } from '#tools/local/emulator/emulated-service';

import { serveEks, type EksEndpoint } from './eks-endpoint';
import { createCluster, createNodegroup, role } from './eks-requests';

const MAIN = '/clusters/main';
const ENTRY = { principalArn: role('admin') };
const NODEGROUP = { nodegroupName: 'more', nodeRole: role('node'), subnets: ['subnet-a'] };
const PROFILE = { fargateProfileName: 'batch', podExecutionRoleArn: role('pods') };
const TAGS = `/tags/${encodeURIComponent('arn:aws:eks:eu-west-1:000000000000:cluster/main')}`;

describe('a request that is not as the service model says', () => {
  let eks: EksEndpoint;
  beforeAll(async () => {
    eks = await serveEks();
    await createCluster(eks.client);
    await createNodegroup(eks.client);
  });
  afterAll(() => eks.close());

  /** Sends what no SDK would. */
  function send(method: string, path: string, body?: unknown): Promise<ServiceAnswer> {
    const [bare = '', query = ''] = path.split('?');
    return eks.service.answer({
      ...{ method, path: bare, query, headers: {}, region: 'eu-west-1' },
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? {})),
    });
  }

  it.each<[string, string, unknown, string]>([
    [
      'a text for a list',
      '/clusters',
      { name: 'x', roleArn: role('c'), resourcesVpcConfig: { subnetIds: 'subnet-a' } },
      'resourcesVpcConfig.subnetIds: expected a list, got a string',
    ],
    ['a number for a text', '/clusters', { name: 5 }, 'name: expected a string, got a number'],
    [
      'a text for a list of groups',
      `${MAIN}/access-entries`,
      { ...ENTRY, kubernetesGroups: 'viewers' },
      'kubernetesGroups: expected a list, got a string',
    ],
    [
      'a number for a list',
      `${MAIN}/node-groups`,
      { ...NODEGROUP, subnets: 5 },
      'subnets: expected a list, got a number',
    ],
    [
      'a broken number for a whole one',
      `${MAIN}/node-groups`,
      { ...NODEGROUP, scalingConfig: { minSize: 1.5 } },
      'scalingConfig.minSize: expected an integer, got a number',
    ],
    [
      'a number beyond 32 bits',
      `${MAIN}/node-groups`,
      { ...NODEGROUP, diskSize: 2 ** 31 },
      'diskSize: expected an integer, got a number',
    ],
    [
      'a text for a boolean',
      `${MAIN}/update-config`,
      { deletionProtection: 'true' },
      'deletionProtection: expected a boolean, got a string',
    ],
    [
      'a number in a structure',
      `${MAIN}/update-config`,
      { logging: { clusterLogging: 5 } },
      'logging.clusterLogging: expected a list, got a number',
    ],
    [
      'an object for a list',
      `${MAIN}/fargate-profiles`,
      { ...PROFILE, selectors: { a: 1 } },
      'selectors: expected a list, got an object',
    ],
    [
      'null in a list',
      `${MAIN}/fargate-profiles`,
      { ...PROFILE, selectors: [null] },
      'selectors[0]: expected an object, got null',
    ],
    ['a number for tags', TAGS, { tags: 5 }, 'tags: expected an object, got a number'],
    ['a list for tags', TAGS, { tags: [] }, 'tags: expected an object, got a list'],
    [
      'an object for a tag called __proto__',
      TAGS,
      '{"tags":{"__proto__":{"a":1}}}',
      'tags.__proto__: expected a string, got an object',
    ],
  ])('is refused with %s', async (_, path, body, message) => {
    const answer = await send('POST', path, body);

    expect(answer).toMatchObject({
      status: 400,
      headers: { 'x-amzn-ErrorType': 'SerializationException' },
    });
    expect(JSON.parse(answer.body)).toEqual({ message });
  });

  it.each<[string, string, string, unknown, string, string]>([
    [
      'lacks a member',
      ...(['POST', '/clusters', { name: 'x', roleArn: role('c') }] as const),
      ...(['InvalidParameterException', "resourcesVpcConfig can't be blank"] as const),
    ],
    [
      'has an empty member',
      ...(['POST', `${MAIN}/addons`, { addonName: '' }] as const),
      ...(['InvalidParameterException', "addonName can't be blank"] as const),
    ],
    [
      'has null for a member',
      ...(['POST', `${MAIN}/node-groups`, { ...NODEGROUP, nodeRole: null }] as const),
      ...(['InvalidParameterException', "nodeRole can't be blank"] as const),
    ],
    [
      'lacks a member within one',
      ...(['POST', `${MAIN}/identity-provider-configs/associate`] as const),
      { oidc: { identityProviderConfigName: 'a', clientId: 'b' } },
      ...(['InvalidParameterException', "oidc.issuerUrl can't be blank"] as const),
    ],
    [
      'lacks the tags',
      ...(['POST', TAGS, {}, 'BadRequestException', "tags can't be blank"] as const),
    ],
    [
      'lacks the keys of tags',
      ...(['DELETE', TAGS, {}, 'BadRequestException', "tagKeys can't be blank"] as const),
    ],
  ])('is refused when it %s', async (_, method, path, body, type, message) => {
    const answer = await send(method, path, body);

    expect(answer).toMatchObject({ status: 400, headers: { 'x-amzn-ErrorType': type } });
    expect(JSON.parse(answer.body)).toEqual({ message });
  });

  it.each<[string, string, unknown]>([
    [
      'authenticationMode',
      `${MAIN}/update-config`,
      { accessConfig: { authenticationMode: 'IAM', unknown: 1 } },
    ],
    ['capacityType', `${MAIN}/node-groups`, { ...NODEGROUP, capacityType: 'constructor' }],
  ])('is refused with a value that %s does not have', async (member, path, body) => {
    const answer = await send('POST', path, body);

    expect(answer.headers).toMatchObject({ 'x-amzn-ErrorType': 'InvalidParameterException' });
    expect(answer.body).toContain(`${member}' failed to satisfy constraint: Member must satisfy`);
  });

  it('is refused with a query of the wrong type', async () => {
    const answer = await send('GET', '/clusters?maxResults=many');

    expect(answer.headers).toMatchObject({ 'x-amzn-ErrorType': 'SerializationException' });
    expect(answer.body).toContain('maxResults: expected an integer, got a string');
    expect((await send('GET', '/clusters?maxResults=1')).status).toBe(200);
  });

  it.each(['constructor', '__proto__', 'toString'])('is refused with the type %s', async (type) => {
    const answer = await send('POST', `${MAIN}/access-entries`, { ...ENTRY, type });

    expect(answer.headers).toMatchObject({ 'x-amzn-ErrorType': 'InvalidParameterException' });
  });

  it('may have members that the model lacks, and null for what may be absent', async () => {
    const body = `{"__proto__": {"principalArn": "x"}, "constructor": 1, "extra": [], "tags": null,
      "kubernetesGroups": null, "principalArn": "${ENTRY.principalArn}"}`;
    const answer = await send('POST', `${MAIN}/access-entries`, body);

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({
      accessEntry: { ...ENTRY, kubernetesGroups: [], tags: {} },
    });
    expect(answer.body).not.toContain('extra');
  });

  it('may have tags that are called like what every object has', async () => {
    await send('POST', TAGS, '{"tags": {"__proto__": "a", "constructor": "b"}}');

    const { body } = await send('GET', TAGS);
    expect(body).toBe('{"tags":{"__proto__":"a","constructor":"b"}}');
    await send('DELETE', `${TAGS}?tagKeys=__proto__&tagKeys=constructor`);
    expect((await send('GET', TAGS)).body).toBe('{"tags":{}}');
  });

  it("is answered in the service's own format when the emulator itself fails", async () => {
    eks.ec2.checkSecurityGroups = () => Promise.reject(new TypeError('a bug'));
    const answer = await send('POST', '/clusters', {
      ...{ name: 'x', roleArn: role('c') },
      resourcesVpcConfig: { subnetIds: ['subnet-a', 'subnet-b'] },
    });

    expect(answer).toMatchObject({
      operation: 'CreateCluster',
      status: 500,
      headers: { 'x-amzn-ErrorType': 'InternalFailure' },
      fault: new TypeError('a bug'),
    });
    expect(answer.body).toContain("Sevenfold's emulator failed in CreateCluster");
  });
});
