import { EksFargateProfile } from '@cdktf/provider-aws/lib/eks-fargate-profile';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { FargateProfileOptions } from './compute-options';
import type { ServiceRole } from './service-role';

/** What Fargate profiles need from their surroundings. */
export interface FargateProfilesProps {
  readonly profiles: Readonly<Record<string, FargateProfileOptions>>;
  readonly clusterName: string;
  /** The role with which Fargate starts pods. */
  readonly role: ServiceRole;
  /** Private subnets: Fargate takes no others. */
  readonly subnetIds: readonly string[];
}

/** Makes the profiles, each under its own name. */
export function addFargateProfiles(
  scope: Construct,
  id: string,
  props: FargateProfilesProps,
): ITerraformDependable[] {
  const profiles = new Construct(scope, id);
  return Object.entries(props.profiles).map(
    ([name, { selectors }]) =>
      new EksFargateProfile(profiles, name, {
        clusterName: props.clusterName,
        fargateProfileName: name,
        podExecutionRoleArn: props.role.roleArn,
        subnetIds: [...props.subnetIds],
        selector: selectors.map(({ namespace, labels }) => ({
          namespace,
          ...(labels && { labels: { ...labels } }),
        })),
        dependsOn: [...props.role.ready],
      }),
  );
}
