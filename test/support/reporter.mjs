import { relative } from "node:path";

const places = { sqlite: "on SQLite", postgresql: "on PostgreSQL", unit: "without a database" };

/** How many lines of progress a run prints. */
const steps = 20;

/**
 * Prints now and then how far a run is, and closes it with what ran where and one plain line for people and scripts that
 * count. Fails a run in which two tests have the same name: whoever reads its report could not tell them apart.
 */
export default class ClosingReporter {
  #ran = new Map();
  #files = new Map();
  #twice = new Set();

  onTestResult({ context, path }, { numPassingTests, numFailingTests, testResults }, results) {
    const place = context.config.displayName?.name;
    this.#ran.set(place, (this.#ran.get(place) ?? 0) + numPassingTests + numFailingTests);
    for (const { fullName } of testResults) {
      const file = relative(context.config.rootDir, path);
      if (this.#files.has(fullName)) this.#twice.add(`${fullName} (${this.#files.get(fullName)}, ${file})`);
      this.#files.set(fullName, file);
    }
    this.#progress(results);
  }

  #progress({ numTotalTestSuites: files, numPassedTests, numFailedTests, startTime, ...results }) {
    const done = results.numPassedTestSuites + results.numFailedTestSuites + results.numPendingTestSuites;
    const step = (count) => Math.floor((count * steps) / files);
    if (step(done) === step(done - 1)) return;
    const seconds = Math.round((Date.now() - startTime) / 1000);
    console.log(
      `-- ${done} of ${files} files, ${numPassedTests} tests passed, ${numFailedTests} failed, ${seconds} s`,
    );
  }

  getLastError() {
    if (this.#twice.size === 0) return undefined;
    return new Error(`Tests of the same name:\n${[...this.#twice].join("\n")}`);
  }

  onRunComplete(_contexts, results) {
    const error = this.getLastError();
    if (error) console.error(error.message);
    // A file that does not even load fails without a failing test in it.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const ran = Object.entries(places).map(([name, place]) => `${this.#ran.get(name) ?? 0} ${place}`);
    // Jest's own summary comes after every reporter; this is to be the last word.
    process.once("exit", () => {
      console.log(`\nTests that ran: ${ran.join(", ")}.`);
      console.log(
        `${results.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`,
      );
    });
  }
}
