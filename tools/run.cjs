'use strict';
/**
 * Runs a TypeScript file of this project in this very process: `node tools/run.cjs main.ts [ARG ...]`.
 * esbuild bundles our own sources only (packages stay external), and anew only when one of them has
 * changed, so a start costs tenths of a second; types are checked by `npm run types`, not here.
 */
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');

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

/** Where the last bundle of each entry lies: a line of the sources it was made from, then the bundle. */
const cache = path.join(root, '.sevenfold', 'bundles', `${path.relative(root, file)}.js`);

/** A source as it was when it was bundled: changed when its time or its size is another. */
function stamp(source) {
  const { mtimeMs, size } = fs.statSync(path.join(root, source));
  return `${mtimeMs} ${size}`;
}

/** The last bundle, or undefined where there is none or a source has changed since. */
function cachedBundle() {
  try {
    const kept = fs.readFileSync(cache, 'utf8');
    const end = kept.indexOf('\n');
    const sources = Object.entries(JSON.parse(kept.slice(2, end))); // behind `//`
    return sources.every(([source, was]) => stamp(source) === was)
      ? kept.slice(end + 1)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Bundles the sources, and keeps the bundle where the folder can be written. */
function newBundle() {
  const started = Date.now();
  const { buildSync } = require('esbuild');
  const { outputFiles, metafile } = buildSync({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
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
  });
  const [{ text }] = outputFiles;
  try {
    const sources = [...Object.keys(metafile.inputs), 'tools/run.cjs', 'package-lock.json'];
    const isLater = (source) => fs.statSync(path.join(root, source)).mtimeMs >= started;
    if (sources.some(isLater)) return text; // somebody is writing: it may be out of date already
    fs.mkdirSync(path.dirname(cache), { recursive: true });
    const draft = `${cache}.${process.pid}`; // two runs at once each put theirs in place whole
    const stamps = Object.fromEntries(sources.map((source) => [source, stamp(source)]));
    fs.writeFileSync(draft, `//${JSON.stringify(stamps)}\n${text}`);
    fs.renameSync(draft, cache);
  } catch {
    // A folder that cannot be written only costs the time of a bundle.
  }
  return text;
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

let bundle = cachedBundle();
try {
  bundle ??= newBundle();
} catch {
  process.exit(1); // esbuild has printed file, line and reason
}

process.setSourceMapsEnabled(true);
process.on('uncaughtExceptionMonitor', () => process.setSourceMapsEnabled(true));
process.argv = [process.argv[0], file, ...args];
const main = new Module(file, null);
main.filename = file;
main.paths = Module._nodeModulePaths(path.dirname(file));
main._compile(bundle, file);
