import { kubernetesOptions } from '#constructs/kubernetes-cluster/kubernetes-options';
import fc from 'fast-check';
import { rejections } from '#constructs/kernel/schema';

const workers = { size: { min: 3, max: 9, owner: 'autoscaler' } };
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

const mistakes = (change: Record<string, unknown>) =>
  rejections(
    kubernetesOptions,
    { version: '1.35', compute: { kind: 'auto' }, ...change },
    'test',
  ).map(({ property, expected }) => [property, expected]);

const groupMistakes = (change: Record<string, unknown>) =>
  mistakes({ compute: { kind: 'nodeGroups', groups: { workers: { ...workers, ...change } } } });

describe('the options of a cluster', () => {
  it('accept each kind of compute', () => {
    expect(mistakes({})).toEqual([]);
    expect(mistakes({ compute: { kind: 'auto', nodePools: ['system'] } })).toEqual([]);
    expect(groupMistakes({})).toEqual([]);
    expect(
      mistakes({
        compute: {
          kind: 'fargate',
          profiles: { system: { selectors: [{ namespace: 'kube-system' }] } },
        },
      }),
    ).toEqual([]);
  });

  it('accept no field of another kind', () => {
    expect(mistakes({ compute: { kind: 'auto', groups: { workers } } })).toEqual([
      ['compute.groups', 'only the fields kind, nodePools'],
    ]);
  });

  it.each([
    ['1.35.1', 'a Kubernetes minor version in quotes'],
    [1.35, 'a Kubernetes minor version in quotes'],
    ['latest', 'a Kubernetes minor version in quotes'],
  ])('refuse the version %j', (version, expected) => {
    expect(mistakes({ version })).toEqual([['version', expected]]);
  });

  it('refuse compute without a group or profile', () => {
    expect(mistakes({ compute: { kind: 'nodeGroups', groups: {} } })).toEqual([
      ['compute.groups', '1 to 30 node groups'],
    ]);
    expect(mistakes({ compute: { kind: 'fargate', profiles: {} } })).toEqual([
      ['compute.profiles', '1 to 10 profiles'],
    ]);
  });
});

describe('a public endpoint', () => {
  const endpoint = (...allowedCidrs: unknown[]) =>
    mistakes({ endpoint: { kind: 'public', allowedCidrs } }).map(([property]) => property);

  it('is for named addresses of the internet', () => {
    expect(endpoint('198.51.100.0/24', '203.0.113.7/32')).toEqual([]);
  });

  it.each([
    '0.0.0.0/0',
    '0.0.0.0/1',
    '128.0.0.0/1',
    '10.0.0.0/16',
    '100.64.0.0/16',
    '198.51.100.1/24',
  ])('is not for %s', (cidr) => {
    expect(endpoint(cidr)).toEqual(['endpoint.allowedCidrs[0]']);
  });

  it('is for somebody', () => {
    expect(endpoint()).toEqual(['endpoint.allowedCidrs']);
  });
});

describe('access', () => {
  it('may be to see everything and to edit one namespace', () => {
    const access = { viewers: [role('team')], namespaces: { shop: { editors: [role('team')] } } };
    expect(mistakes({ access })).toEqual([]);
  });

  it('says which other list gives a role the same or more', () => {
    const access = {
      administrators: [role('admin')],
      viewers: [role('admin'), role('viewer')],
      namespaces: { shop: { editors: [role('team')], viewers: [role('viewer'), role('team')] } },
    };
    expect(mistakes({ access })).toEqual([
      ['access.viewers[0]', 'a role that is not also in access.administrators'],
      ['access.namespaces.shop.viewers[0]', 'a role that is not also in access.viewers'],
      [
        'access.namespaces.shop.viewers[1]',
        'a role that is not also in access.namespaces.shop.editors',
      ],
    ]);
  });

  it.each([
    'arn:aws:iam::111122223333:user/admin',
    'arn:aws:sts::111122223333:assumed-role/admin/session',
    'arn:aws:iam::111122223333:role/*',
    'arn:aws:iam::111122223333:role/${x}',
    'admin',
  ])('is for roles, not for %s', (principal) => {
    expect(mistakes({ access: { administrators: [principal] } })).toEqual([
      ['access.administrators[0]', 'the ARN of an IAM role'],
    ]);
  });

  it.each(['Shop', 'shop_1', '${x}', 'a/b', ''])('is for no namespace named %j', (namespace) => {
    expect(mistakes({ access: { namespaces: { [namespace]: {} } } })).toHaveLength(1);
  });
});

describe('a node group', () => {
  it('has no more nodes at least than at most', () => {
    expect(groupMistakes({ size: { min: 5, max: 3, owner: 'terraform' } })).toEqual([
      ['compute.groups.workers.size.min', 'at most max (3)'],
    ]);
  });

  it('starts between its least and its most', () => {
    expect(groupMistakes({ size: { min: 1, max: 3, desired: 4, owner: 'terraform' } })).toEqual([
      ['compute.groups.workers.size.desired', 'a number from min (1) to max (3)'],
    ]);
  });

  it('says who owns its size', () => {
    expect(groupMistakes({ size: { min: 1, max: 3 } })).toEqual([
      ['compute.groups.workers.size.owner', 'one of "terraform", "autoscaler"'],
    ]);
  });

  it('has instance types of one processor, the one that it names', () => {
    expect(groupMistakes({ instanceTypes: ['m7g.large', 'm7i.large'] })).toEqual([
      [
        'compute.groups.workers.instanceTypes[1]',
        'a type with arm64 processors like the rest of the group',
      ],
    ]);
    expect(groupMistakes({ instanceTypes: ['m7g.large'], architecture: 'x86_64' })).toEqual([
      [
        'compute.groups.workers.instanceTypes[0]',
        'a type with x86_64 processors like the rest of the group',
      ],
    ]);
    expect(groupMistakes({ instanceTypes: ['m7i.large'], architecture: 'x86_64' })).toEqual([]);
  });

  it('has instance types of one accelerator, with a system that can drive it', () => {
    const al2023 = { operatingSystem: 'al2023' };
    expect(groupMistakes({ instanceTypes: ['g5.xlarge', 'm7i.xlarge'], ...al2023 })).toEqual([
      ['compute.groups.workers.instanceTypes[1]', 'a type with the same accelerator as g5.xlarge'],
    ]);
    expect(groupMistakes({ instanceTypes: ['inf2.xlarge'] })).toEqual([
      ['compute.groups.workers.operatingSystem', 'a system with the driver for Neuron'],
    ]);
    expect(groupMistakes({ instanceTypes: ['inf2.xlarge'], ...al2023 })).toEqual([]);
  });

  it('carries labels and taints as Kubernetes writes them', () => {
    const taints = [{ key: 'example.com/batch', value: 'yes', effect: 'NoSchedule' }];
    expect(groupMistakes({ labels: { 'example.com/team': 'shop' }, taints })).toEqual([]);
    expect(groupMistakes({ labels: { 'a/b/c': 'x', team: '${x}' } })).toHaveLength(2);
    expect(groupMistakes({ taints: [{ key: 'batch', effect: 'NO_SCHEDULE' }] })).toEqual([
      [
        'compute.groups.workers.taints[0].effect',
        'one of "NoSchedule", "PreferNoSchedule", "NoExecute"',
      ],
    ]);
  });
});

describe('add-ons', () => {
  it('may have a version of their own, as AWS writes it', () => {
    expect(mistakes({ addOns: { 'metrics-server': { version: 'v0.8.1-eksbuild.6' } } })).toEqual(
      [],
    );
    expect(mistakes({ addOns: { 'metrics-server': { version: '0.8.1' } } })).toEqual([
      ['addOns.metrics-server.version', "an add-on's version as AWS writes it"],
    ]);
  });

  it('are refused where the compute brings or excludes them, and where nobody knows them', () => {
    expect(mistakes({ addOns: { 'vpc-cni': {} } })).toEqual([
      ['addOns.vpc-cni', "an add-on that compute of the kind 'auto' neither brings nor excludes"],
    ]);
    expect(mistakes({ addOns: { 'vpc-cmi': {} } })).toEqual([
      ['addOns.vpc-cmi', expect.stringContaining('only the fields vpc-cni')],
    ]);
  });
});

describe('the addresses of services', () => {
  it.each(['10.100.0.0/16', '172.20.0.0/24', '10.0.0.0/12'])('may be %s', (serviceCidr) => {
    expect(mistakes({ serviceCidr })).toEqual([]);
  });

  it.each(['10.0.0.0/8', '10.0.0.0/25', '100.64.0.0/16', '8.8.0.0/16', '10.1.0.1/16'])(
    'may not be %s',
    (serviceCidr) => {
      expect(mistakes({ serviceCidr }).map(([property]) => property)).toEqual(['serviceCidr']);
    },
  );
});

describe('whatever is written', () => {
  const fields = ['compute', 'endpoint', 'access', 'addOns', 'serviceCidr', 'zonalShift'];
  const anywhere = [
    ...fields.map((field) => (junk: unknown) => ({ [field]: junk })),
    (junk: unknown) => ({ access: { viewers: junk, namespaces: { shop: junk } } }),
    (junk: unknown) => ({ compute: { kind: 'nodeGroups', groups: { workers: junk } } }),
    (junk: unknown) => ({
      compute: { kind: 'nodeGroups', groups: { workers: { size: junk, instanceTypes: junk } } },
    }),
    (junk: unknown) => ({ compute: { kind: 'fargate', profiles: { shop: { selectors: junk } } } }),
    (junk: unknown) => ({ compute: junk, addOns: { coredns: junk } }),
  ];

  it('is told of its mistakes, never of ours', () => {
    fc.assert(
      fc.property(fc.constantFrom(...anywhere), fc.jsonValue(), (place, junk) => {
        expect(() => mistakes(place(junk))).not.toThrow();
      }),
    );
  });
});
