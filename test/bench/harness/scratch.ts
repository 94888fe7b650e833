import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Everything that this run leaves on the disk; goes at its end, also after Ctrl-C. */
const root = mkdtempSync(join(tmpdir(), "gantry-bench-"));
const running = new Set<ChildProcess>();

process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(root, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(130));
}

/** A new empty folder. */
export function folder(name: string): string {
  return mkdtempSync(join(root, `${name}-`));
}

/** Kills the process when the run ends before it does. */
export function watch<T extends ChildProcess>(child: T): T {
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/** Ends the processes that a row has left when it failed. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map(end));
}

/** Ends a process and waits until it is gone; kills it after 5 s. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(timer);
}
