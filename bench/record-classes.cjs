'use strict';
/**
 * Loaded before the app (`node --require`): writes the provider classes that main.ts itself requires,
 * in their order, to the file that SEVENFOLD_BENCH_CLASSES names. So the floor cannot fall behind the app.
 */
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const main = path.join(path.dirname(__dirname), 'main.ts');
const required = new Set();
const original = Module.prototype.require;

Module.prototype.require = function (specifier) {
  if (this.filename === main && specifier.startsWith('@cdktf/provider-')) required.add(specifier);
  return original.call(this, specifier);
};

process.on('exit', () => {
  fs.writeFileSync(process.env.SEVENFOLD_BENCH_CLASSES, JSON.stringify([...required]));
});
