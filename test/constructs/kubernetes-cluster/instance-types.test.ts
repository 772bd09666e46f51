import {
  acceleratorOf,
  architectureOf,
  isInstanceType,
} from '#constructs/kubernetes-cluster/instance-types';

describe('an instance type', () => {
  it.each([
    'm7g.large',
    't4g.nano',
    'c7gn.16xlarge',
    'm7i-flex.xlarge',
    'm7g.metal',
    'c7i.metal-24xl',
  ])('may be written as %s', (type) => {
    expect(isInstanceType(type)).toBe(true);
  });

  it.each([
    '',
    'm7g',
    'large',
    'M7G.large',
    'm7g.large ',
    'm7g..large',
    '${x}.large',
    'm7g.large\n',
  ])('may not be written as %j', (type) => {
    expect(isInstanceType(type)).toBe(false);
  });

  it.each([
    ['m7g.large', 'arm64'],
    ['c7gn.xlarge', 'arm64'],
    ['im4gn.large', 'arm64'],
    ['r8gd.large', 'arm64'],
    ['a1.large', 'arm64'],
    ['g5g.xlarge', 'arm64'],
    ['m7i.large', 'x86_64'],
    ['m7i-flex.large', 'x86_64'],
    ['g5.xlarge', 'x86_64'],
    ['c6a.large', 'x86_64'],
    ['t3.medium', 'x86_64'],
  ])('%s runs %s', (type, architecture) => {
    expect(architectureOf(type)).toBe(architecture);
  });

  it.each([
    ['m7g.large', 'none'],
    ['g5.xlarge', 'nvidia'],
    ['g5g.xlarge', 'nvidia'],
    ['p5.48xlarge', 'nvidia'],
    ['g4ad.xlarge', 'none'],
    ['inf2.xlarge', 'neuron'],
    ['trn1.2xlarge', 'neuron'],
  ])('%s carries %s', (type, accelerator) => {
    expect(acceleratorOf(type)).toBe(accelerator);
  });
});
