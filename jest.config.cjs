'use strict';

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '\\.ts$': '<rootDir>/test/support/esbuild-transform.cjs' },
  modulePathIgnorePatterns: ['<rootDir>/cdktf.out/', '<rootDir>/.sevenfold/'],
  setupFiles: ['<rootDir>/test/support/setup.ts'],
};

/**
 * `unit` is the inner loop; `terraform` needs Terraform, `emulator` the emulator, `e2e` both, `engines`
 * Java, with which real Kafka and Cassandra run.
 */
const suite = (displayName, pattern) => ({ ...shared, displayName, testMatch: [pattern] });

module.exports = {
  projects: [
    suite('unit', '<rootDir>/test/**/*.test.ts'),
    suite('terraform', '<rootDir>/test/**/*.terraform.ts'),
    suite('emulator', '<rootDir>/test/**/*.emulator.ts'),
    suite('engines', '<rootDir>/test/**/*.engine.ts'),
    suite('e2e', '<rootDir>/test/**/*.e2e.ts'),
  ],
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
};
