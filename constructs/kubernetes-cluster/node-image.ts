import type { Accelerator, Architecture } from '#constructs/kernel/instance-types';
import type { OperatingSystem } from './node-group-options';

/**
 * The image type that EKS keeps up to date, for a system, processor and accelerator.
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html (amiType)
 */
export function imageType(
  system: OperatingSystem,
  architecture: Architecture,
  accelerator: Accelerator,
): string {
  const processor = architecture === 'arm64' ? 'ARM_64' : 'x86_64';
  const driver = accelerator === 'none' ? undefined : accelerator.toUpperCase();
  if (system === 'bottlerocket') return join('BOTTLEROCKET', processor, driver);
  return join('AL2023', processor, driver ?? 'STANDARD');
}

/** The disk on which a system keeps images, logs and empty volumes of pods. */
export function dataDevice(system: OperatingSystem): string {
  return system === 'bottlerocket' ? '/dev/xvdb' : '/dev/xvda'; // Bottlerocket's own disk is xvda
}

/**
 * What a node is told at its first start, in base64: the most pods it may take, so that it never
 * asks for more addresses than the network was planned for. EKS adds what joins it to the cluster.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-user-data
 */
export function userData(system: OperatingSystem, podsPerNode: number): string {
  const text =
    system === 'bottlerocket'
      ? `[settings.kubernetes]\nmax-pods = ${podsPerNode}\n`
      : mimeMultiPart(
          'application/node.eks.aws',
          [
            'apiVersion: node.eks.aws/v1alpha1',
            'kind: NodeConfig',
            'spec:',
            '  kubelet:',
            '    config:',
            `      maxPods: ${podsPerNode}`,
          ].join('\n'),
        );
  return Buffer.from(text).toString('base64');
}

function mimeMultiPart(contentType: string, body: string): string {
  return [
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="//"',
    '',
    '--//',
    `Content-Type: ${contentType}`,
    '',
    body,
    '',
    '--//--',
    '',
  ].join('\n');
}

function join(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('_');
}
