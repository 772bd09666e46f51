'use strict';

/** Prints each skipped test by name, then one plain closing line that any CI can read. */
module.exports = class SummaryReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults
      .flatMap((file) => file.testResults)
      .filter((test) => test.status === 'pending' || test.status === 'todo');
    for (const test of skipped) console.log(`skipped: ${test.fullName}`);
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
    console.log(`${results.numPassedTests} passed, ${failed} failed${tail}`);
  }
};
