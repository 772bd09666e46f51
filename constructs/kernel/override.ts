import { Annotations, type TerraformElement } from 'cdktf';

/**
 * The escape hatch: sets an argument that a construct has no field for, and says why. The reason
 * stays beside the resource as an annotation that synthesis prints. A second override of the same path is a
 * missing field: add it to the construct instead.
 */
export function override(
  element: TerraformElement,
  path: string,
  value: unknown,
  because: string,
): void {
  if (because.trim() === '') throw new Error(`override of ${path} without a reason`);
  element.addOverride(path, value);
  Annotations.of(element).addInfo(`override of ${path}: ${because}`);
}
