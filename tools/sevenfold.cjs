#!/usr/bin/env node
'use strict';
/** The `npx sevenfold` command: runs tools/sevenfold.ts in this very process. */
const fs = require('fs');
const path = require('path');

const root = path.dirname(__dirname);
if (!fs.existsSync(path.join(root, 'node_modules', 'esbuild'))) {
  console.error('sevenfold: the packages are not installed. Run `npm ci`, or `npm run local`.');
  process.exit(1);
}
process.argv = [process.argv[0], __filename, 'tools/sevenfold.ts', ...process.argv.slice(2)];
require('./run.cjs');
