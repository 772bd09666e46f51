'use strict';
const Sequencer = require('@jest/test-sequencer').default;

/** Whole deploys take minutes: they start first, so that the rest runs beside them. */
const ORDER = ['e2e', 'engines', 'terraform', 'emulator', 'unit'];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ context }) => ORDER.indexOf(context.config.displayName.name);
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
};
