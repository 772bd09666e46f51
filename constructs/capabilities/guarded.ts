import { DataAwsSsmParametersByPath } from '@cdktf/provider-aws/lib/data-aws-ssm-parameters-by-path';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { type Precondition, TerraformLocal, type TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { idOfName } from '#constructs/kernel/construct-id';
import { literal } from '#constructs/kernel/literal';

/** What a later plan must know of something that was deployed; what else it needs comes beside. */
export interface DeployedRecord {
  /** Its name among those of the guard; it names the parameter too: letters, digits, `.`, `_`, `-`. */
  readonly name: string;
  /** `<stack>/<type>.<id>`, by which an environment acknowledges its loss. */
  readonly address: string;
}

/** Something deployed and what holds it. */
export interface Guarded<R extends DeployedRecord> {
  /** As it is about to be. */
  readonly record: R;
  readonly resource: TerraformResource;
  /** The record as it is published, where one parameter is too small for it. @default [record] */
  readonly parts?: readonly R[];
}

/** How a guard compares what was deployed with what is wanted. */
export interface GuardProps<R extends DeployedRecord> {
  /** Where in Parameter Store it publishes, with nobody else. @example '/production/kafka/events/deployed/topics' */
  readonly path: string;
  /** Id of the construct that holds the parameters. */
  readonly parametersId: string;
  readonly guarded: readonly Guarded<R>[];
  /** Addresses whose loss the environment acknowledges. */
  readonly acknowledged: readonly string[];
  /**
   * Terraform's expression for "nothing is lost", of `old` (a record that was deployed) and the
   * expression of its successor. Where it fails, because there is none, the answer is no.
   */
  readonly kept: (next: string) => string;
  /** Terraform's expression for what is told of a loss, of the same two. */
  readonly told: (next: string) => string;
  /** The whole message, given the expression of all that is lost: from names to lists of what is told. */
  readonly message: (lost: string) => string;
}

/**
 * What Parameter Store takes in its standard tier, which is free, in bytes.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
 */
export const PARAMETER_BYTES = 4096;

/** A resource as an acknowledgement names it. */
export function guardedAddress(resource: TerraformResource): string {
  return `${TerraformStack.of(resource).node.id}/${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

/**
 * Refuses, when Terraform plans and before anything changes, what synthesis cannot judge because it
 * depends on what was deployed: that is published as parameters and read back at the next plan.
 * `prevent_destroy` is gone with the block it stood in; this sees also what was taken out of the
 * files. What removes the guard itself, it cannot see.
 */
export class DeploymentGuard<R extends DeployedRecord> extends Construct {
  /** The condition under which a plan may go on, for the `lifecycle` of what outlives all guarded. */
  readonly precondition: Precondition;

  constructor(scope: Construct, id: string, props: GuardProps<R>) {
    super(scope, id);
    const { path, guarded, acknowledged, kept, told, message } = props;
    this.publish(props);

    const { friendlyUniqueId } = new DataAwsSsmParametersByPath(this, 'Found', { path });
    const found = `data.aws_ssm_parameters_by_path.${friendlyUniqueId}`;
    const read = this.local(
      'Read',
      // the provider calls every value a secret; ours are none, and messages must show them
      `{ for index, value in nonsensitive(${found}.values) : ${found}.names[index] => try(jsondecode(value), null) }`,
    );
    // Whoever may write to Parameter Store could else break every plan with a value that is no record.
    const strange = this.local(
      'Strange',
      `[ for name, old in ${read} : name if !can("\${old.name}\${old.address}") ]`,
    );
    const deployed = this.local(
      'Deployed',
      `[ for name, old in ${read} : old if !contains(${strange}, name) ]`,
    );
    const wanted = this.local(
      'Wanted',
      hcl(Object.fromEntries(guarded.map(({ record }) => [record.name, record]))),
    );
    const next = `${wanted}[old.name]`;
    const lost = this.local(
      'Lost',
      `{ for old in ${deployed} : old.name => try(${told(next)}, old.address)... if !contains(${hcl(acknowledged)}, old.address) && !try(${kept(next)}, false) }`,
    );
    this.precondition = {
      condition: `\${length(${strange}) == 0 && length(${lost}) == 0}`,
      errorMessage: `%{ if length(${strange}) > 0 }Parameters under ${literal(path)} tell what was deployed, and these are not ours: \${join(", ", ${strange})}. Delete them, or write back an older version of each (aws ssm get-parameter-history).%{ else }${message(lost)}%{ endif }`,
    };
  }

  private publish({ path, parametersId, guarded }: GuardProps<R>): void {
    const scope = new Construct(this, parametersId);
    for (const { record, resource, parts = [record] } of guarded) {
      for (const [index, part] of parts.entries()) {
        // What has parts has no dot in its name, so no part is taken for another record.
        const name = index === 0 ? record.name : `${record.name}.${index + 1}`;
        new SsmParameter(scope, idOfName(name), {
          name: `${path}/${name}`,
          description: 'What was deployed: the next plan reads it',
          type: 'String',
          tier: 'Standard',
          insecureValue: literal(JSON.stringify(part)),
          dependsOn: [resource], // what could not be made or changed must not read as deployed
        });
      }
    }
  }

  /** A named value of the stack, as expressions write it. */
  private local(id: string, expression: string): string {
    return `local.${new TerraformLocal(this, id, `\${${expression}}`).friendlyUniqueId}`;
  }
}

/**
 * A value as Terraform's language writes it, which reads JSON but for its own `${` and two escapes.
 * Source: https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function hcl(value: unknown): string {
  const json = JSON.stringify(value).replace(/\\./g, (escape) => NUMBERED[escape] ?? escape);
  return literal(json);
}

/** What JSON writes with a letter and Terraform's language by its number only. */
const NUMBERED: Readonly<Record<string, string>> = { '\\b': '\\u0008', '\\f': '\\u000c' };
