'use strict';
/**
 * The least that any program must do to write the app's output with the provider's classes: require
 * the classes, and stringify and write the JSON. `node bench/floor.cjs CLASSES.json FROM TO`.
 */
const fs = require('node:fs');
const path = require('node:path');

const [, , classes, from, to] = process.argv;

for (const specifier of JSON.parse(fs.readFileSync(classes, 'utf8'))) require(specifier);

for (const stack of fs.readdirSync(from)) {
  const json = JSON.parse(fs.readFileSync(path.join(from, stack, 'cdk.tf.json'), 'utf8'));
  fs.mkdirSync(path.join(to, stack), { recursive: true });
  fs.writeFileSync(path.join(to, stack, 'cdk.tf.json'), JSON.stringify(json, undefined, 2));
}
