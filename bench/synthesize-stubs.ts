import { App } from 'cdktf';
import { speedUpCdktf } from '#constructs/kernel/cdktf-speed';
import development from '#environments/dev';
import { addStubServices, LAYOUTS } from './stub-services';

/**
 * Synthesizes stub services in this process and prints the processor seconds that it took, loading of
 * modules left out: `node tools/run.cjs bench/synthesize-stubs.ts LAYOUT COUNT OUTDIR`.
 */
function main([layoutName, count, outdir]: readonly string[]): void {
  const layout = LAYOUTS.find((known) => known === layoutName);
  if (layout === undefined || outdir === undefined) throw new Error('LAYOUT COUNT OUTDIR');
  speedUpCdktf({ stackTraces: false });
  const before = process.cpuUsage();
  const app = new App({ outdir });
  addStubServices(app, development.options, layout, Number(count));
  app.synth();
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1e6);
}

main(process.argv.slice(2));
