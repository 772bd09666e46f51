/** What an instance's processor runs. `arm64` is Graviton: the same work for about a fifth less. */
export type Architecture = 'arm64' | 'x86_64';

/**
 * `m7g.large`: letters, generation, attributes; then a size.
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
const INSTANCE_TYPE =
  /^[a-z]{1,4}\d{1,2}([a-z0-9-]{0,10})\.(?:nano|micro|small|medium|large|xlarge|\d{1,3}xlarge|metal(?:-\d{1,3}xl)?)$/;

/** Whether an input has the form of an EC2 instance type. Whether a region has it, only AWS knows. */
export function isInstanceType(input: unknown): input is string {
  return typeof input === 'string' && INSTANCE_TYPE.test(input);
}

/** The processor of an instance type: a `g` among the attributes behind the generation is Graviton. */
export function architectureOf(instanceType: string): Architecture {
  const [, attributes = ''] = INSTANCE_TYPE.exec(instanceType) ?? [];
  return attributes.includes('g') ? 'arm64' : 'x86_64';
}

/** The part behind the dot: `large`. */
export function sizeOf(instanceType: string): string {
  return instanceType.split('.')[1] ?? '';
}
