/** The binary that cdktf and we run: `terraform`, or what TERRAFORM_BINARY_NAME says. */
export function terraformBinary(env: NodeJS.ProcessEnv = process.env): string {
  return env['TERRAFORM_BINARY_NAME'] || 'terraform';
}

/** The registry that the binary takes providers from when an address names none. */
export function registryHost(binary: string): string {
  return /(^|\/)tofu$/.test(binary) ? 'registry.opentofu.org' : 'registry.terraform.io';
}
