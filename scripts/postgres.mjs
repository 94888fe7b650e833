import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/**
 * Starts a PostgreSQL server for tests and scripts, on a free loopback port, with its data in a temporary folder and
 * without durability. It stops, and its folder is removed, when `stop` is called or this process ends in any way (see
 * postgres-supervisor.mjs).
 *
 * @returns {Promise<{url: string, down: () => Promise<void>, up: () => Promise<void>, stop: () => Promise<void>}>} `url`
 *   names the server's database `postgres`; `down` and `up` end the server and start it again on the same data and port.
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
  const command = async (word) => {
    const answered = new Promise((resolve) => lines.once("line", resolve));
    supervisor.stdin.write(`${word}\n`);
    await answered;
  };
  supervisor.stdout.unref();
  supervisor.stdin.unref();
  supervisor.unref();
  return {
    url,
    down: () => command("down"),
    up: () => command("up"),
    stop: async () => {
      supervisor.ref();
      supervisor.stdin.end();
      await ended;
    },
  };
}
