import { App } from 'cdktf';
import { ENVIRONMENTS } from '#environments/all-environments';
import { requireEnvironments } from '#environments/require-environments';
import { speedUpCdktf } from '#constructs/kernel/cdktf-speed';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import { today } from '#constructs/kernel/today';
import { addPlatform } from '#stacks/platform';

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
  for (const notice of notices) console.error(notice);

  const stackTraces = process.env['SEVENFOLD_STACK_TRACES'] === '1';
  speedUpCdktf({ stackTraces });
  const app = new App({ stackTraces });
  for (const environment of environments) addPlatform(app, environment);
  app.synth();
}

try {
  main();
} catch (error) {
  if (!(error instanceof InvalidInput)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
