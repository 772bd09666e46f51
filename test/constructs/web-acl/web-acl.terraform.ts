import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { place } from '#constructs/kernel/placement';
import type { WebAclOptions } from '#constructs/web-acl/web-acl-options';
import { TEST_PLACEMENT } from '#test/support/synthesized';
import { validate } from '#test/support/terraform';
import { FULL_WEB_ACL, makeWebAcl } from '#test/support/web-acl-samples';

const topic = (name: string) => `arn:aws:sns:eu-west-1:111122223333:${name}`;

const WEB_ACLS: Readonly<Record<string, WebAclOptions>> = {
  'nothing but defaults': {},
  everything: FULL_WEB_ACL,
  'a dry run': { ...FULL_WEB_ACL, mode: 'count', countries: { action: 'block', codes: ['KP'] } },
};

describe('a web ACL', () => {
  it.each(Object.entries(WEB_ACLS))('of %s is valid to Terraform', (_, options) => {
    const outdir = mkdtempSync(join(tmpdir(), 'sevenfold-web-acl-'));
    try {
      const app = new App({ outdir });
      const stack = new TerraformStack(app, 'web-acl');
      new AwsProvider(stack, 'Aws', { region: TEST_PLACEMENT.region });
      stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
      place(stack, TEST_PLACEMENT);
      makeWebAcl(stack, options, topic('warning'));
      app.synth();
      expect(validate(join(outdir, 'stacks', 'web-acl'))).toEqual([]);
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  });
});
