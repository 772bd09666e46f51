import type {
  AMITypes,
  CreateNodegroupRequest,
  NodegroupScalingConfig,
  Taint,
} from '@aws-sdk/client-eks';

import { invalidParameter, type Concerned } from './errors';

/** Families of Graviton (Arm) instance types: a digit and a `g` after the letters, as in `m7g`. */
const GRAVITON = /^[a-z]+\d+g/;

/** EKS's choice of machine image where the request names none. */
export function defaultAmiType(instanceTypes: readonly string[]): AMITypes {
  return instanceTypes.some((type) => GRAVITON.test(type))
    ? 'AL2023_ARM_64_STANDARD'
    : 'AL2023_x86_64_STANDARD';
}

/** A release of a machine image for a Kubernetes version: its form is AWS's, its date is ours. */
export function releaseVersion(amiType: string, version: string): string {
  return amiType.startsWith('BOTTLEROCKET') ? '1.50.0-5d4ab1c8' : `${version}.3-20261101`;
}

/** Refuses what a request to create a node group may not say, whatever exists. */
export function checkNodegroupRequest(request: CreateNodegroupRequest, named: Concerned): void {
  const { nodegroupName = '', amiType, instanceTypes = [] } = request;
  if (!/^[0-9A-Za-z][\w-]{0,62}$/.test(nodegroupName)) {
    throw invalidParameter(`The given nodegroup name is not valid: ${nodegroupName}`, named);
  }
  if (request.launchTemplate && request.diskSize !== undefined) {
    throw invalidParameter('Disk size must be specified within the launch template.', named);
  }
  if (request.launchTemplate && request.remoteAccess) {
    throw invalidParameter(
      'Remote access configuration cannot be specified with a launch template.',
      named,
    );
  }
  const arm = amiType === undefined ? undefined : amiType.includes('ARM_64');
  const wrong = instanceTypes.find((type) => arm !== undefined && GRAVITON.test(type) !== arm);
  if (wrong !== undefined && amiType !== 'CUSTOM') {
    throw invalidParameter(
      `[${wrong}] is not a valid instance type for requested amiType ${amiType}`,
      named,
    );
  }
  checkScaling({ minSize: 1, maxSize: 2, desiredSize: 2, ...request.scalingConfig }, named);
  checkTaints(request.taints ?? [], named);
  const { maxUnavailable, maxUnavailablePercentage } = request.updateConfig ?? {};
  if (maxUnavailable !== undefined && maxUnavailablePercentage !== undefined) {
    throw invalidParameter(
      'maxUnavailable and maxUnavailablePercentage cannot be specified together.',
      named,
    );
  }
}

/** Refuses sizes that do not fit into each other. */
export function checkScaling(
  { minSize = 0, maxSize = 0, desiredSize = 0 }: NodegroupScalingConfig,
  named: Concerned,
): void {
  if (minSize > desiredSize) {
    throw invalidParameter(
      `Minimum capacity ${minSize} can't be greater than desired size ${desiredSize}`,
      named,
    );
  }
  if (desiredSize > maxSize) {
    throw invalidParameter(
      `desired capacity ${desiredSize} can't be greater than max size ${maxSize}`,
      named,
    );
  }
}

/** Refuses two taints of one key and effect. */
export function checkTaints(taints: readonly Taint[], named: Concerned): void {
  const keys = taints.map(taintKey);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined) throw invalidParameter(`Duplicate taint: ${twice}`, named);
}

/** What makes a taint the same taint, whatever its value. */
export function taintKey({ key, effect }: Taint): string {
  return `${key}:${effect}`;
}
