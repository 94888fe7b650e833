import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/**
 * Starts a PostgreSQL server for tests and scripts, on a free loopback port, with its data in a temporary folder and
 * without durability. It stops, and its folder is removed, when `stop` is called or this process ends in any way (see
 * postgres-supervisor.mjs).
 *
 * @returns {Promise<{url: string, stop: () => Promise<void>}>} `url` names the server's database `postgres`.
 */
export async function startPostgres() {
  const supervisor = spawn(
    process.execPath,
    [fileURLToPath(new URL("postgres-supervisor.mjs", import.meta.url))],
    {
      // In its own process group, so that Ctrl-C in a terminal does not end the supervisor before it has cleaned up.
      detached: true,
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const ended = new Promise((resolve) => supervisor.once("exit", resolve));
  const lines = createInterface({ input: supervisor.stdout });
  const url = await Promise.race([
    new Promise((resolve) => lines.once("line", resolve)),
    ended.then(() => null),
  ]);
  if (!url) throw new Error("PostgreSQL for the tests did not start; see its output above");
  lines.close();
  supervisor.stdout.destroy();
  supervisor.stdin.unref();
  supervisor.unref();
  return {
    url,
    stop: async () => {
      supervisor.ref();
      supervisor.stdin.end();
      await ended;
    },
  };
}
