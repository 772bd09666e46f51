import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import type { AddOnSurroundings } from './add-on-configuration';
import { type AddOn, type AddOnName, ADD_ONS, addOnsFor, pinnedVersion } from './add-ons';
import type { KubernetesOptions } from './kubernetes-options';
import { type PodIdentityCluster, podIdentityTrust } from './pod-identity-role';
import { ServiceRole } from './service-role';

/** What add-ons need from their surroundings. */
export interface InstalledAddOnsProps {
  readonly options: Pick<KubernetesOptions, 'version' | 'addOns'>;
  readonly cluster: PodIdentityCluster;
  readonly surroundings: AddOnSurroundings;
  /** Which part of them: what nodes wait for, or what waits for nodes. */
  readonly phase: AddOn['phase'];
  /** What they wait for beside the cluster. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * Add-ons run in this namespace. Their own settings win over what somebody changed by hand, so that
 * a second plan is empty and a cluster can be made again.
 */
const NAMESPACE = 'kube-system';
const OVERWRITE = 'OVERWRITE';

/** Installs the add-ons of one phase, each with its version pinned and its own role. */
export function installAddOns(
  scope: Construct,
  id: string,
  props: InstalledAddOnsProps,
): ITerraformDependable[] {
  const { options, surroundings, phase } = props;
  const named = Object.keys(options.addOns ?? {});
  const names = addOnsFor(surroundings.computeKind, named).filter(
    (name) => ADD_ONS[name].phase === phase,
  );
  const installed = new Construct(scope, id);
  return names.map((name) => installAddOn(installed, name, props));
}

function installAddOn(scope: Construct, name: AddOnName, props: InstalledAddOnsProps): EksAddon {
  const { cluster, surroundings } = props;
  const { configuration, podIdentity } = ADD_ONS[name];
  const addOn = new Construct(scope, name);
  const role =
    podIdentity &&
    new ServiceRole(addOn, 'Role', {
      name,
      description: `The add-on ${name} of the EKS cluster`,
      trust: podIdentityTrust(cluster.clusterArn, NAMESPACE, podIdentity.serviceAccount),
      managedPolicies: [podIdentity.policy],
    });
  return new EksAddon(addOn, 'Resource', {
    clusterName: cluster.clusterName,
    addonName: name,
    addonVersion: versionOf(scope, name, props),
    resolveConflictsOnCreate: OVERWRITE,
    resolveConflictsOnUpdate: OVERWRITE,
    ...(configuration && { configurationValues: JSON.stringify(configuration(surroundings)) }),
    ...(podIdentity &&
      role && {
        podIdentityAssociation: [
          { serviceAccount: podIdentity.serviceAccount, roleArn: role.roleArn },
        ],
      }),
    dependsOn: [...props.dependsOn, ...(role?.ready ?? [])],
  });
}

function versionOf(scope: Construct, name: AddOnName, { options }: InstalledAddOnsProps): string {
  const version = options.addOns?.[name]?.version ?? pinnedVersion(name, options.version);
  if (version !== undefined) return version;
  throw new InvalidInput([
    {
      source: scope.node.path,
      property: 'version',
      got: options.version,
      expected: `a Kubernetes version for which ${name} is pinned`,
      fix: `Write addOns: { '${name}': { version: 'v…' } }, or add a row to add-ons.ts.`,
    },
  ]);
}
