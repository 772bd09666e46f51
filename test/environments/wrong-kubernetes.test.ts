import { InvalidInput } from '#constructs/kernel/invalid-input';
import { type Case, mistakesOf } from '#test/support/wrong-environment';

const group = (title: string, change: object, at: string, expected: RegExp, fix: RegExp): Case => ({
  title: `a node group ${title}`,
  change: (draft) => {
    const workers = { size: { min: 3, max: 9, owner: 'autoscaler' }, ...change };
    draft.kubernetes.compute = { kind: 'nodeGroups', groups: { workers } };
  },
  property: `kubernetes.compute.groups.workers.${at}`,
  expected,
  fix,
});

const privateApi = (cidr: string, expected: RegExp, fix: RegExp): Case => ({
  title: `a private endpoint for ${cidr}`,
  change: (draft) => (draft.kubernetes.endpoint = { kind: 'private', allowedCidrs: [cidr] }),
  property: 'kubernetes.endpoint.allowedCidrs[0]',
  expected,
  fix,
});

const CASES: readonly Case[] = [
  group(
    'with an architecture of two lines',
    { architecture: 'arm64\nFORGED', instanceTypes: ['m7g.large'] },
    'architecture',
    /^one of "arm64", "x86_64"$/,
    /one of these/,
  ),
  group(
    'with an architecture that is a symbol',
    { architecture: Symbol('arm64'), instanceTypes: ['m7g.large'] },
    'architecture',
    /^one of "arm64", "x86_64"$/,
    /one of these/,
  ),
  group(
    'with an instance type that does not exist',
    { instanceTypes: ['m7g.huge'] },
    'instanceTypes[0]',
    /an EC2 instance type on which EKS runs nodes/,
    /Write a size of m7g: medium, large/,
  ),
  group(
    'with more nodes than EKS takes',
    { size: { min: 1e9, max: 9, owner: 'autoscaler' } },
    'size.min',
    /whole number from 0 to 450/,
    /without quotes/,
  ),
  group(
    'with a label that EKS reserves',
    { labels: { 'kubernetes.io/role': 'worker' } },
    'labels["kubernetes.io/role"]',
    /outside of kubernetes\.io/,
    /example\.com\/team/,
  ),
  privateApi('198.51.100.0/24', /a private IPv4 block/, /10\.90\.0\.0\/16/),
  privateApi('10.90.0.0/16', /of the VPC or of a network joined/, /network\.peerCidrs/),
  {
    title: 'a joined network that is another environment',
    change: (draft) => (draft.network.peerCidrs = ['10.20.0.0/16']),
    property: 'network.peerCidrs[0]',
    expected: /apart from the environment "dev", 10\.20\.0\.0\/16/,
    fix: /no more/,
  },
  {
    title: 'a joined network with addresses of its own',
    change: (draft) => (draft.network.peerCidrs = ['10.0.0.0/8']),
    property: 'network.peerCidrs[0]',
    expected: /outside of cidr \(10\.40\.0\.0\/16\)/,
    fix: /no route/,
  },
];

describe('a wrong cluster', () => {
  it.each(CASES)(
    'is told of $title, once and on one line',
    ({ change, property, expected, fix }) => {
      const mistakes = mistakesOf(change);
      expect(mistakes.map((mistake) => mistake.property)).toEqual([property]);
      expect(mistakes[0]?.expected).toMatch(expected);
      expect(mistakes[0]?.fix).toMatch(fix);
      const message = new InvalidInput(mistakes).message;
      expect(message.split('\n')).toHaveLength(2);
      expect(message).not.toMatch(/[^\P{C}\n]/u);
    },
  );
});
