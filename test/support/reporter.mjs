const places = { sqlite: "on SQLite", postgresql: "on PostgreSQL", unit: "without a database" };

/** Closes a run with what ran where, and one plain line for people and scripts that count. */
export default class ClosingReporter {
  #ran = new Map();

  onTestResult({ context }, { numPassingTests, numFailingTests }) {
    const place = context.config.displayName?.name;
    this.#ran.set(place, (this.#ran.get(place) ?? 0) + numPassingTests + numFailingTests);
  }

  onRunComplete(_contexts, results) {
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
