'use strict';
const { transformSync } = require('esbuild');

/** Compiles one TypeScript file for jest; types are checked by `npm run types`. */
module.exports = {
  process(source, filename) {
    const { code, map } = transformSync(source, {
      loader: filename.endsWith('.cjs') || filename.endsWith('.js') ? 'js' : 'ts',
      format: 'cjs',
      target: 'node20',
      sourcemap: true,
      sourcefile: filename,
    });
    return { code, map };
  },
};
