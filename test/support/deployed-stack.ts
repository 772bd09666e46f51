import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { place } from '#constructs/kernel/placement';
import { runTerraform } from '#test/support/terraform';
import { EmulatorProcess } from '#test/tools/local/emulator/emulator-process';
import { freePort } from '#tools/local/emulator/ports';

/** The account of the emulator. */
export const ACCOUNT = '000000000000';

/** Where alarms of a stack under test are sent. */
export const ALARMS = {
  topicArns: { critical: topicArn('critical'), warning: topicArn('warning') },
};

const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' }; // gitleaks:allow

/** What a terraform command said. */
export interface Said {
  readonly ok: boolean;
  readonly output: string;
  /** The output on one line and without the frame of a diagnostic. */
  readonly message: string;
}

/** One stack, `test`, written anew as often as it changes and deployed to an emulator of its own. */
export class DeployedStack {
  private constructor(
    private readonly emulator: EmulatorProcess,
    private readonly outdir: string,
    private readonly env: Readonly<Record<string, string>>,
    /** What a client of the AWS SDK needs. */
    readonly client: { region: string; endpoint: string; credentials: typeof CREDENTIALS },
  ) {}

  /** Starts the emulator. */
  static async start(): Promise<DeployedStack> {
    const emulator = new EmulatorProcess({ port: await freePort() });
    const { endpoint } = await emulator.ready();
    const outdir = mkdtempSync(join(tmpdir(), 'sevenfold-deployed-'));
    const env = {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    };
    const client = { region: 'eu-west-1', endpoint, credentials: CREDENTIALS };
    return new DeployedStack(emulator, outdir, env, client);
  }

  /** Writes the stack. */
  write(build: (stack: TerraformStack) => void): void {
    const app = new App({ outdir: this.outdir });
    const stack = new TerraformStack(app, 'test');
    new AwsProvider(stack, 'Aws', { region: 'eu-west-1' });
    stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
    new LocalBackend(stack, { path: join(this.outdir, 'test.tfstate') });
    place(stack, { environment: 'test', account: ACCOUNT, region: 'eu-west-1', partition: 'aws' });
    build(stack);
    app.synth();
  }

  /** Runs terraform on the stack as it was written last. */
  run(...command: readonly string[]): Said {
    const folder = join(this.outdir, 'stacks', 'test');
    const { ok, output } = runTerraform(folder, this.env, ...command);
    return { ok, output, message: output.replace(/\s*│?\s+/g, ' ') };
  }

  /** Fetches what the stack as it was written needs. Throws where that fails. */
  init(): void {
    const { ok, output } = this.run('init', '-no-color');
    if (!ok) throw new Error(output);
  }

  /** Fails, with exit code 2, also where something would change. */
  plan(): Said {
    return this.run('plan', '-no-color', '-input=false', '-detailed-exitcode');
  }

  apply(): Said {
    return this.run('apply', '-no-color', '-input=false', '-auto-approve');
  }

  /** Stops the emulator and removes every trace. */
  async dispose(): Promise<void> {
    await this.emulator.dispose();
    rmSync(this.outdir, { recursive: true, force: true });
  }
}

/** The first address of a type that a message names, whose lines may be broken anywhere. */
export function addressIn({ output }: Said, type: string): string {
  const address = new RegExp(`test/${type}\\.[\\w-]+`).exec(output.replace(/\s*\n│\s*/g, ''));
  return address?.[0] ?? '';
}

function topicArn(name: string): string {
  return `arn:aws:sns:eu-west-1:${ACCOUNT}:${name}`;
}
