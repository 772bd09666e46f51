import { TerraformElement } from 'cdktf';
import type { Construct } from 'constructs';

const TYPE = 'aws_secretsmanager_random_password';

/**
 * A password of letters and digits that Secrets Manager draws anew at every run of Terraform, and
 * that neither state nor plan keep: for write-only arguments alone. cdktf 0.21 has no class for
 * ephemeral resources.
 * Source: https://developer.hashicorp.com/terraform/language/block/ephemeral
 */
export class EphemeralPassword extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    /** How many letters and digits. */
    private readonly characters: number,
  ) {
    super(scope, id);
  }

  /** The password in an expression of Terraform's language, without `${}` around it. */
  get reference(): string {
    return `ephemeral.${TYPE}.${this.friendlyUniqueId}.random_password`;
  }

  override toTerraform(): unknown {
    const password = {
      password_length: this.characters,
      exclude_punctuation: true,
      require_each_included_type: true,
    };
    return { ephemeral: { [TYPE]: { [this.friendlyUniqueId]: password } } };
  }
}
