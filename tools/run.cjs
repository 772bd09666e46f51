'use strict';
/**
 * Runs a TypeScript file of this project in this very process: `node tools/run.cjs main.ts [ARG ...]`.
 * esbuild bundles our own sources only (packages stay external), so a start costs tenths of a second
 * and no second process; types are checked by `npm run types`, not here.
 */
const Module = require('node:module');
const path = require('node:path');
const { buildSync } = require('esbuild');

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
    absWorkingDir: root,
    logLevel: 'error',
  }).outputFiles[0].text;
} catch {
  process.exit(1); // esbuild has printed file, line and reason
}

process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], file, ...args];
const main = new Module(file, null);
main.filename = file;
main.paths = Module._nodeModulePaths(path.dirname(file));
main._compile(bundle, file);
