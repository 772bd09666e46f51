'use strict';
/**
 * Runs a TypeScript file of this project in this very process: `node tools/run.cjs main.ts [ARG ...]`.
 * esbuild bundles our own sources only (packages stay external), so a start costs tenths of a second
 * and no second process; types are checked by `npm run types`, not here.
 */
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const { buildSync } = require('esbuild');

// V8 compiles anew, for speed, what it has run a while: a fifth of the processor time of a run that
// is over by then. Eight times the usual patience spares short runs and helps long ones as before.
v8.setFlagsFromString('--interrupt-budget=1000000');

const root = path.dirname(__dirname);
const [, , entry, ...args] = process.argv;
if (!entry) {
  console.error('usage: node tools/run.cjs FILE.ts [ARG ...]');
  process.exit(2);
}

const file = path.resolve(root, entry);
let bundle;
try {
  bundle = buildSync({
    entryPoints: [file],
    bundle: true,
    write: false,
    outfile: file.replace(/\.ts$/, '.js'), // never written: source maps are relative to it
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    sourcesContent: false,
    // Only our own map is of use, and Node has read it by now. While the switch is on, Node also
    // reads the map of every package that is loaded: an eighth of all time.
    banner: { js: 'process.setSourceMapsEnabled(false);' },
    absWorkingDir: root,
    logLevel: 'error',
  }).outputFiles[0].text;
} catch {
  process.exit(1); // esbuild has printed file, line and reason
}

/**
 * What packages load at start for features we do not use (cdktf a zip library, zod fifty languages):
 * loaded when first touched instead. A quarter of the time that loading takes.
 */
const LAZY = new Map([
  ['archiver', { __esModule: false }],
  ['../locales/index.cjs', { __esModule: true }],
]);
const load = Module._load;
Module._load = function loadLazily(request, parent, isMain) {
  const known = LAZY.get(request);
  if (known === undefined) return load.call(this, request, parent, isMain);
  const real = () => load.call(this, request, parent, isMain);
  return new Proxy(() => {}, {
    get: (_, key) => (key in known ? known[key] : Reflect.get(real(), key)),
    apply: (_, self, args) => Reflect.apply(real(), self, args),
  });
};

process.setSourceMapsEnabled(true);
process.on('uncaughtExceptionMonitor', () => process.setSourceMapsEnabled(true));
process.argv = [process.argv[0], file, ...args];
const main = new Module(file, null);
main.filename = file;
main.paths = Module._nodeModulePaths(path.dirname(file));
main._compile(bundle, file);
