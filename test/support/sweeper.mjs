// node sweeper.mjs <folder>: removes the folder once standard input closes, which happens even when the test run is
// killed. Lives outside the run's process group, so that Ctrl-C does not reach it.
import { rmSync } from "node:fs";

process.stdin.resume();
process.stdin.on("end", () => {
  // Workers of a killed run take a moment to notice, and may write until then.
  setTimeout(() => rmSync(process.argv[2], { recursive: true, force: true, maxRetries: 5 }), 1_000);
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
