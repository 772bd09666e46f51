import {
  acceleratorOf,
  architectureOf,
  areAlike,
  instanceTypeFix,
  isInstanceType,
} from '#constructs/kernel/instance-types';
import { capacityOf } from '#constructs/kernel/instance-families';

describe('an instance type', () => {
  it.each([
    'm7g.large',
    't4g.nano',
    'c7gn.16xlarge',
    'm7i-flex.xlarge',
    'm7g.metal',
    'c7i.metal-24xl',
    'p6-b200.48xlarge',
  ])('may be %s', (type) => {
    expect(isInstanceType(type)).toBe(true);
  });

  it.each([
    ['', /'m7g\.large'/],
    ['m7g', /a size of m7g: medium, large, /],
    ['large', /'m7g\.large'/],
    ['m7g.foo', /a size of m7g: medium, large, xlarge, 2xlarge, .*, metal\.$/],
    ['m7g.99xlarge', /a size of m7g: /],
    ['m7gg.large', /Did you mean 'm7g\.large'\?/],
    ['M7G.large', /Did you mean 'm7g\.large'\?/],
    ['zz9.large', /instance-families\.ts/],
    ['mac2.metal', /instance-families\.ts/],
    ['t2.micro', /Did you mean 't3\.micro'\?/],
    ['m4.large', /Did you mean 'm\d\.large'\?/],
    ['m7g.large ', /a size of m7g: /],
    ['m7g.large.', /a size of m7g: /],
    ['m7g..large', /a size of m7g: /],
    ['${x}.large', /'m7g\.large'/],
    ['m7g.large\n', /a size of m7g: /],
    ['constructor.large', /'m7g\.large'/],
    ['a'.repeat(300), /'m7g\.large'/],
    [7, /'m7g\.large'/],
    [Symbol('m7g.large'), /'m7g\.large'/],
    [undefined, /'m7g\.large'/],
  ])('may not be %p, and it says what to write', (type, fix) => {
    expect(isInstanceType(type)).toBe(false);
    expect(instanceTypeFix(type)).toMatch(fix);
  });

  it.each([
    ['m7g.large', 'arm64'],
    ['c7gn.xlarge', 'arm64'],
    ['im4gn.large', 'arm64'],
    ['r8gd.large', 'arm64'],
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
    ['gr6.4xlarge', 'nvidia'],
    ['g5g.xlarge', 'nvidia'],
    ['p5.48xlarge', 'nvidia'],
    ['inf2.xlarge', 'neuron'],
    ['trn1.2xlarge', 'neuron'],
  ])('%s carries %s', (type, accelerator) => {
    expect(acceleratorOf(type)).toBe(accelerator);
  });

  it.each([
    ['m7g.large', 2, 8],
    ['c7g.medium', 1, 2],
    ['t4g.micro', 2, 1],
    ['t3.medium', 2, 4],
    ['m7g.metal', 64, 256],
    ['m7i.metal-24xl', 96, 384],
    ['c5n.xlarge', 4, 10.5],
    ['p5.48xlarge', 192, 2048],
  ])('%s has %d processors and %d GiB', (type, processors, memoryGib) => {
    expect(capacityOf(type)).toEqual({ processors, memoryGib });
  });

  it('is like another of as many processors and as much memory', () => {
    expect(areAlike('m7g.large', 'm6i.large')).toBe(true);
    expect(areAlike('m7g.large', 'r7g.large')).toBe(false);
    expect(areAlike('m7g.large', 'r7g.medium')).toBe(false);
  });
});
