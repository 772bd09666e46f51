/** What a node's processor runs. `arm64` is Graviton: the same work for about a fifth less. */
export type Architecture = 'arm64' | 'x86_64';

/** What a node has beside processors: it decides the machine image with the right drivers. */
export type Accelerator = 'none' | 'nvidia' | 'neuron';

/** `m7g.large`: letters of the family, generation, attributes, then the size. */
const INSTANCE_TYPE =
  /^([a-z]+)(\d+)([a-z]*(?:-[a-z0-9]+)*)\.(?:metal(?:-\d+xl)?|\d*xlarge|[a-z]+)$/;

/** Whether a text has the form of an EC2 instance type. Whether a region has it, only AWS knows. */
export function isInstanceType(text: string): boolean {
  return INSTANCE_TYPE.test(text);
}

/**
 * The processor of an instance type: a `g` among the attributes behind the generation is Graviton
 * (or NVIDIA's Grace, arm64 as well), and so is the first of them, `a1`.
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): Architecture {
  const [, family = '', generation = '', attributes = ''] = INSTANCE_TYPE.exec(instanceType) ?? [];
  return attributes.includes('g') || `${family}${generation}` === 'a1' ? 'arm64' : 'x86_64';
}

/**
 * The accelerator of an instance type: families g and p carry NVIDIA, inf and trn AWS Neuron.
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html
 */
export function acceleratorOf(instanceType: string): Accelerator {
  const [, family = '', , attributes = ''] = INSTANCE_TYPE.exec(instanceType) ?? [];
  if (family === 'inf' || family === 'trn') return 'neuron';
  if (family === 'p' || (family === 'g' && attributes !== 'ad')) return 'nvidia'; // g4ad: AMD
  return family === 'gr' ? 'nvidia' : 'none';
}
