import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { speedUpCdktf } from '#constructs/kernel/cdktf-speed';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import { today } from '#constructs/kernel/today';
import { ENVIRONMENTS } from '#environments/all-environments';
import { requireEnvironments } from '#environments/require-environments';
import { addPlatform } from '#stacks/platform';
import { unmatchedAcknowledgements } from '#stacks/unmatched-acknowledgements';

/**
 * The app: checks the environments asked for (`ENVIRONMENT=dev,production`; all by default) and
 * writes their stacks. `SEVENFOLD_TODAY` fixes the day, `SEVENFOLD_STACK_TRACES=1` keeps cdktf's
 * creation stacks.
 */
function main(): void {
  const { environments, notices } = requireEnvironments({
    definitions: ENVIRONMENTS,
    wanted: process.env['ENVIRONMENT'],
    today: today(),
  });

  const stackTraces = process.env['SEVENFOLD_STACK_TRACES'] === '1';
  speedUpCdktf({ stackTraces });
  const app = new App({ stackTraces });
  for (const environment of environments) addPlatform(app, environment);
  app.synth();
  removeStaleStacks(app);

  for (const notice of [...notices, ...unmatchedAcknowledgements(app, environments)]) {
    console.error(notice);
  }
}

/** A stack that an earlier run wrote and this one did not could be deployed by mistake. */
function removeStaleStacks(app: App): void {
  const stacks = join(app.outdir, 'stacks');
  const written = new Set(Object.keys(app.manifest.stacks));
  for (const name of existsSync(stacks) ? readdirSync(stacks) : []) {
    if (!written.has(name)) rmSync(join(stacks, name, 'cdk.tf.json'), { force: true });
  }
}

try {
  main();
} catch (error) {
  if (!(error instanceof InvalidInput)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
