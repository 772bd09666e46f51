import { nearest } from '#constructs/kernel/nearest';
import { capacityOf, FAMILY_NAMES, sizesOf } from './instance-families';

/** What an instance's processor runs. `arm64` is Graviton: the same work for about a fifth less. */
export type Architecture = 'arm64' | 'x86_64';

/** What an instance has beside processors: it decides the machine image with the right drivers. */
export type Accelerator = 'none' | 'nvidia' | 'neuron';

/** `m7g`: letters, generation, attributes. */
const FAMILY = /^([a-z]+)(\d+)([a-z0-9-]*)$/;

/** Whether an input is an EC2 instance type that we know. Whether a region has it, only AWS knows. */
export function isInstanceType(input: unknown): input is string {
  return typeof input === 'string' && capacityOf(input) !== undefined;
}

/** What to write instead of something that is no instance type. */
export function instanceTypeFix(input: unknown): string {
  const [family = '', size = ''] = typeof input === 'string' ? input.split('.') : [];
  const sizes = sizesOf(family);
  if (sizes.length > 0) return `Write a size of ${family}: ${sizes.join(', ')}.`;
  const close = nearest(
    family,
    FAMILY_NAMES.filter((name) => sizesOf(name).includes(size)),
  );
  if (close !== undefined) return `Did you mean '${close}.${size}'?`;
  return "Write, for example, 'm7g.large'; a new family belongs in instance-families.ts.";
}

/** Whether two types have the same processors and memory, by which an autoscaler reckons. */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [capacityOf(one), capacityOf(other)];
  return a?.processors === b?.processors && a?.memoryGib === b?.memoryGib;
}

/**
 * The processor of an instance type: a `g` among the attributes behind the generation is Graviton.
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): Architecture {
  return familyOf(instanceType).attributes.includes('g') ? 'arm64' : 'x86_64';
}

/**
 * The accelerator of an instance type: families g and p carry NVIDIA, inf and trn AWS Neuron.
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html
 */
export function acceleratorOf(instanceType: string): Accelerator {
  const { letters } = familyOf(instanceType);
  if (letters === 'inf' || letters === 'trn') return 'neuron';
  return ['g', 'gr', 'p'].includes(letters) ? 'nvidia' : 'none';
}

function familyOf(instanceType: string): { letters: string; attributes: string } {
  const [family = ''] = instanceType.split('.');
  const [, letters = '', , attributes = ''] = FAMILY.exec(family) ?? [];
  return { letters, attributes };
}
