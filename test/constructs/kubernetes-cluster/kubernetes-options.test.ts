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

describe('a private endpoint', () => {
  const endpoint = (allowedCidrs?: unknown) =>
    mistakes({ endpoint: { kind: 'private', allowedCidrs } }).map(([property]) => property);

  it.each([[['10.90.0.0/16', '100.64.3.0/24', '192.168.1.7/32', '10.0.0.0/8']], [[]], [undefined]])(
    'may be for %j',
    (allowedCidrs) => {
      expect(endpoint(allowedCidrs)).toEqual([]);
    },
  );

  it.each(['198.51.100.0/24', '0.0.0.0/0', '0.0.0.0/1', '10.0.0.0/7', '10.90.0.1/16', 'vpn', 7])(
    'is not for %s',
    (cidr) => {
      expect(endpoint([cidr])).toEqual(['endpoint.allowedCidrs[0]']);
    },
  );
});

describe('access', () => {
  it('may be to see everything and to edit one namespace', () => {
    const access = { viewers: [role('team')], namespaces: { shop: { editors: [role('team')] } } };
    expect(mistakes({ access })).toEqual([]);
  });

  it('says it once where several lists give a role the same', () => {
    const both = { administrators: [role('a')], viewers: [role('a')] };
    const access = { ...both, namespaces: { shop: { viewers: [role('a')] } } };
    expect(mistakes({ access }).map(([property]) => property)).toEqual([
      'access.viewers[0]',
      'access.namespaces.shop.viewers[0]',
    ]);
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

  const group = 'compute.groups.workers';
  const sizes = { min: 1, max: 3, owner: 'terraform' };

  it.each([
    [{ architecture: 'a\nb', instanceTypes: ['m7g.large'] }, `${group}.architecture`],
    [{ architecture: '', instanceTypes: ['m7g.large'] }, `${group}.architecture`],
    [{ architecture: Symbol('x'), instanceTypes: ['m7g.large'] }, `${group}.architecture`],
    [{ operatingSystem: Symbol('x'), instanceTypes: ['inf2.xlarge'] }, `${group}.operatingSystem`],
    [{ instanceTypes: ['m7g.foo', 'm7i.large'] }, `${group}.instanceTypes[0]`],
    [{ instanceTypes: ['m7g.large', 'g5.xlarge'] }, `${group}.instanceTypes[1]`],
    [{ instanceTypes: ['m7g.large', 'm7g.large'] }, `${group}.instanceTypes[1]`],
    [{ size: { ...sizes, min: 1e9 } }, `${group}.size.min`],
    [{ size: { ...sizes, max: 0 } }, `${group}.size.max`],
    [{ size: { ...sizes, max: -1 } }, `${group}.size.max`],
    [{ size: { ...sizes, desired: -1 } }, `${group}.size.desired`],
    [{ size: { ...sizes, desired: 1e9 } }, `${group}.size.desired`],
    [{ size: { ...sizes, min: Symbol('1') } }, `${group}.size.min`],
    [{ size: { ...sizes, max: '3' } }, `${group}.size.max`],
    [{ size: 3 }, `${group}.size`],
  ])('hears of one mistake once: %p', (change, property) => {
    expect(groupMistakes(change).map(([path]) => path)).toEqual([property]);
  });

  it('never prints what was written into what is expected', () => {
    for (const architecture of ['a\nb', 'x\u202ey']) {
      const [[, expected] = []] = groupMistakes({ architecture, instanceTypes: ['m7g.large'] });
      expect(expected).toBe('one of "arm64", "x86_64"');
    }
  });

  it('has instance types of one size, by which an autoscaler reckons', () => {
    expect(groupMistakes({ instanceTypes: ['m7g.large', 'm6g.large', 'm8gd.large'] })).toEqual([]);
    for (const other of ['m7g.16xlarge', 'r7g.large', 'c7g.xlarge']) {
      expect(groupMistakes({ instanceTypes: ['m7g.large', other] })).toEqual([
        [
          `${group}.instanceTypes[1]`,
          'a type with as many processors and as much memory as m7g.large',
        ],
      ]);
    }
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

describe('the labels and taints of nodes', () => {
  const taint = (key: string) => ({ key, effect: 'NoSchedule' });

  it.each([
    'kubernetes.io/role',
    'k8s.io/x',
    'eks.amazonaws.com/nodegroup',
    'node-role.kubernetes.io/worker',
    'a..b/x',
    'a.-b/x',
    'a-.b/x',
    '.a/x',
    '/x',
    'a/',
    `${'a.'.repeat(127)}a/x`,
    'a'.repeat(64),
  ])('may not be %s', (key) => {
    expect(groupMistakes({ labels: { [key]: 'x' } })).toHaveLength(1);
    expect(groupMistakes({ taints: [taint(key)] })).toHaveLength(1);
  });

  it.each([
    'team',
    'example.com/team',
    'mykubernetes.io/team',
    'kubernetes.io',
    'a-1.b.c/x_y.Z',
    `${'a.'.repeat(126)}a/x`,
  ])('may be %s', (key) => {
    expect(groupMistakes({ labels: { [key]: 'x' } })).toEqual([]);
    expect(groupMistakes({ taints: [taint(key)] })).toEqual([]);
  });

  it('have no two taints of one key and effect', () => {
    const taints = [
      { key: 'spot', value: 'a', effect: 'NoSchedule' },
      { key: 'spot', value: 'a', effect: 'NoExecute' },
      { key: 'spot', value: 'b', effect: 'NoSchedule' },
    ];
    expect(groupMistakes({ taints })).toEqual([
      ['compute.groups.workers.taints[2]', 'a taint of another key or effect than taints[0]'],
    ]);
    expect(groupMistakes({ taints: [taint('spot'), taint('spot')] })).toEqual([
      ['compute.groups.workers.taints[1]', 'each entry only once'],
    ]);
  });
});

describe('a Fargate profile', () => {
  const named = (name: string, labels?: Record<string, string>) =>
    mistakes({
      compute: {
        kind: 'fargate',
        profiles: { [name]: { selectors: [{ namespace: 'shop', ...(labels && { labels }) }] } },
      },
    });

  it('may not have a name that EKS keeps for itself', () => {
    expect(named('eks-shop')).toEqual([
      ['compute.profiles.eks-shop', expect.stringContaining('not with eks-') as string],
    ]);
    expect(named('eksshop')).toEqual([]);
  });

  it('may select pods by the labels that Kubernetes recommends', () => {
    expect(named('shop', { 'app.kubernetes.io/name': 'shop' })).toEqual([]);
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
