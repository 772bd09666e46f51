import { dataDevice, imageType, userData } from '#constructs/kubernetes-cluster/node-image';

const decoded = (text: string) => Buffer.from(text, 'base64').toString();

describe('the image of nodes', () => {
  it.each([
    ['al2023', 'arm64', 'none', 'AL2023_ARM_64_STANDARD'],
    ['al2023', 'x86_64', 'none', 'AL2023_x86_64_STANDARD'],
    ['al2023', 'x86_64', 'nvidia', 'AL2023_x86_64_NVIDIA'],
    ['al2023', 'x86_64', 'neuron', 'AL2023_x86_64_NEURON'],
    ['bottlerocket', 'arm64', 'none', 'BOTTLEROCKET_ARM_64'],
    ['bottlerocket', 'x86_64', 'nvidia', 'BOTTLEROCKET_x86_64_NVIDIA'],
  ] as const)('for %s on %s with %s is %s', (system, architecture, accelerator, image) => {
    expect(imageType(system, architecture, accelerator)).toBe(image);
  });

  it('keeps images of containers on the disk that the system uses for them', () => {
    expect(dataDevice('al2023')).toBe('/dev/xvda');
    expect(dataDevice('bottlerocket')).toBe('/dev/xvdb');
  });
});

describe('what a node is told at its start', () => {
  it('is TOML for Bottlerocket', () => {
    expect(decoded(userData('bottlerocket', 58))).toBe('[settings.kubernetes]\nmax-pods = 58\n');
  });

  it('is a MIME archive with a node configuration for Amazon Linux', () => {
    const text = decoded(userData('al2023', 58));
    const boundary = /boundary="(.+)"/.exec(text)?.[1] ?? 'none';
    const parts = text.split(`--${boundary}`);
    expect(parts).toHaveLength(3);
    expect(parts[1]).toContain(
      'Content-Type: application/node.eks.aws\n\napiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\n',
    );
    expect(parts[1]).toContain('    config:\n      maxPods: 58\n');
    expect(parts[2]?.trim()).toBe('--');
  });
});
