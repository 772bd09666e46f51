import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  Aspects,
  LocalBackend,
  S3Backend,
  type TerraformBackend,
  TerraformOutput,
  TerraformRemoteState,
  TerraformStack,
} from 'cdktf';
import type { Construct } from 'constructs';
import type { EnvironmentOptions } from '#environments/environment';
import { literal } from '#constructs/kernel/literal';
import { place } from '#constructs/kernel/placement';
import { DataIsProtected } from './policies/data-is-protected';
import { DataIsEncrypted } from './policies/data-is-encrypted';
import { LogGroupsHaveRetention } from './policies/log-groups-have-retention';
import { NothingIsPublic } from './policies/nothing-is-public';

/** Oldest Terraform with an S3 lock file that is no longer experimental. */
const TERRAFORM_VERSIONS = '>= 1.11.0';

/** What is proven is what is run: `local` pins the version that the emulator was proven with. */
const LOCAL_PROVIDER_VERSION = '5.100.0';

/** Every argument used is known to both majors. */
const PROVIDER_VERSIONS = '>= 5.100.0, < 7.0.0';

/**
 * What every stack has: a provider held to one account and region that tags everything, a backend
 * of its own, and the policies. Its id is `<environment>-<name>`.
 */
export abstract class BaseStack extends TerraformStack {
  private readonly backend: TerraformBackend;

  constructor(
    scope: Construct,
    /** The environment that the stack belongs to. */
    readonly environment: EnvironmentOptions,
    /** The stack's short name: `network`. */
    readonly stackName: string,
  ) {
    super(scope, `${environment.name}-${stackName}`);
    const { name, account, region } = environment;
    place(this, { environment: name, account, region, partition: 'aws' });

    this.provider();
    this.backend = environment.tier === 'local' ? this.localBackend() : this.s3Backend();

    Aspects.of(this).add(new DataIsProtected(environment));
    Aspects.of(this).add(new DataIsEncrypted());
    Aspects.of(this).add(new NothingIsPublic(environment));
    Aspects.of(this).add(new LogGroupsHaveRetention());
  }

  /**
   * Publishes what this stack offers to others, under fixed names. Offered whether or not anybody
   * reads it, so that a new reader never changes this stack.
   */
  protected offer(values: Readonly<Record<string, string | readonly string[]>>): void {
    for (const [name, value] of Object.entries(values)) {
      new TerraformOutput(this, name, { value, staticId: true });
    }
  }

  /**
   * The offer of another stack, read from its state by this one, which is then deployed after it
   * and destroyed before it. Producers wrap it in a typed `xFor(consumer)`.
   */
  read(producer: BaseStack): TerraformRemoteState {
    const id = `From-${producer.stackName}`;
    const known = this.node.tryFindChild(id);
    if (known instanceof TerraformRemoteState) return known;
    this.addDependency(producer);
    return producer.backend.getRemoteStateDataSource(this, id, producer.node.id);
  }

  /**
   * cdktf would resolve every token once more here, to find references from stack to stack and add
   * outputs to the stacks they point at. Ours are offered and read; another kind of reference is an
   * undeclared resource to `terraform validate`.
   */
  override prepareStack(): void {}

  private provider(): void {
    const { tier, account, region, owner, description, name } = this.environment;
    const { repository = 'sevenfold' } = this.environment;
    new AwsProvider(this, 'Aws', {
      region,
      allowedAccountIds: [account],
      defaultTags: [
        {
          tags: {
            environment: name,
            stack: this.stackName,
            owner: literal(owner),
            repository: literal(repository),
            ...(description !== undefined && { description: literal(description) }),
          },
        },
      ],
    });
    this.addOverride('terraform.required_version', TERRAFORM_VERSIONS);
    this.addOverride(
      'terraform.required_providers.aws.version',
      tier === 'local' ? LOCAL_PROVIDER_VERSION : PROVIDER_VERSIONS,
    );
  }

  /** Relative to the stack's folder, so that the output is the same wherever the project lies. */
  private localBackend(): TerraformBackend {
    return new LocalBackend(this, { path: `../../state/${this.node.id}.tfstate` });
  }

  private s3Backend(): TerraformBackend {
    const { name, account, region } = this.environment;
    const { stateBucket = `sevenfold-state-${account}-${region}` } = this.environment;
    const backend = new S3Backend(this, {
      bucket: stateBucket,
      key: `${name}/${this.stackName}.tfstate`,
      region,
      encrypt: true,
      allowedAccountIds: [account],
    });
    this.addOverride('terraform.backend.s3.use_lockfile', true); // cdktf's type has no such field
    return backend;
  }
}
