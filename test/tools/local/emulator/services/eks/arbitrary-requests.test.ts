import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as sdk from '@aws-sdk/client-eks';
import fc from 'fast-check';

import type { ServiceRequest } from '#tools/local/emulator/emulated-service';
import type { InputShapes } from '#tools/local/emulator/input-shapes';
import { projectRoot } from '#tools/project-root';

import { serveEks, type EksEndpoint } from './eks-endpoint';
import { createCluster, createNodegroup, role } from './eks-requests';

const FILE = 'tools/local/emulator/services/eks/input-shapes.json';
const { operations, shapes } = JSON.parse(
  readFileSync(join(projectRoot(), FILE), 'utf8'),
) as InputShapes;

/** What gets a request past the first checks, by member or path label. */
const PLAUSIBLE = new Map<string, readonly string[]>([
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
]);

/** What means something to JavaScript, to a shell or to nobody. */
const HOSTILE = ['', '__proto__', 'constructor', 'toString', '{', '\u0000', 'aws:a', '%', '${a}'];

function textOf(name: string): fc.Arbitrary<string> {
  const plausible = PLAUSIBLE.get(name) ?? ['a', 'b'];
  return fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...plausible) },
    fc.constantFrom(...HOSTILE),
  );
}

/** A value of a shape's type, or now and then anything else. */
function valueOf(reference: string, name: string): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 60, arbitrary: typed(reference, name) }, fc.jsonValue());
}

function typed(reference: string, name: string): fc.Arbitrary<unknown> {
  const shape = shapes[reference];
  if (!shape && reference === 'boolean') return fc.boolean();
  if (!shape && reference === 'integer') return fc.integer({ min: -1, max: 50 });
  if (!shape) return textOf(name);
  if ('enum' in shape) return fc.constantFrom(...shape.enum);
  if ('list' in shape) return fc.array(valueOf(shape.list, name), { maxLength: 3 });
  if ('map' in shape) return fc.dictionary(textOf('key'), valueOf(shape.map, name), { maxKeys: 3 });
  return membersOf(shape);
}

function membersOf(structure: Structure | undefined): fc.Arbitrary<Record<string, unknown>> {
  const { members = {}, required = [] } = structure ?? {};
  const values = Object.entries(members).map(([name, one]) => [name, valueOf(one, name)] as const);
  // An optional member is mostly absent: each that is there may be one that is refused.
  const given = values.map(([name, value]) =>
    required.includes(name)
      ? fc.oneof({ weight: 40, arbitrary: value.map((it) => [[name, it]]) }, fc.constant([]))
      : fc.oneof(
          { weight: 3, arbitrary: fc.constant([]) },
          value.map((it) => [[name, it]]),
        ),
  );
  return fc.tuple(...given).map((pairs) => Object.fromEntries(pairs.flat()) as object as Values);
}

type Values = Record<string, unknown>;
type Structure = NonNullable<InputShapes['operations'][string]['body']>;

/** The path of an operation with its labels filled in. */
function pathOf(template: string): fc.Arbitrary<string> {
  const labels = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => textOf(name));
  return fc.tuple(...labels).map((values) => {
    let next = 0;
    return template.replace(/\{\w+\}/g, () => encodeURIComponent(values[next++] ?? ''));
  });
}

/** Method and path template of an operation, as AWS's own client has them. */
function route(operation: string): { readonly method: string; readonly path: string } {
  const schema = (sdk as unknown as Record<string, unknown>)[`${operation}$`];
  const { http } = (schema as { 3: { http: [string, string, number] } })[3];
  return { method: http[0], path: http[1].split('?')[0] ?? '' };
}

/** Any request of an operation. */
function requestOf(operation: string): fc.Arbitrary<ServiceRequest> {
  const { query, body } = operations[operation] ?? {};
  const { method, path } = route(operation);
  return fc.record({
    method: fc.constant(method),
    path: pathOf(path),
    query: membersOf(query).map((given) =>
      new URLSearchParams(
        Object.entries(given).map(([name, value]): [string, string] => [name, String(value)]),
      ).toString(),
    ),
    body: membersOf(body).map((given) => Buffer.from(JSON.stringify(given))),
    headers: fc.constant({}),
    region: fc.constant('eu-west-1'),
  });
}

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
    const requests = fc.constantFrom(...eks.service.operations).chain(requestOf);
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
