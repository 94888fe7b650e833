import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/**
 * Starts a PostgreSQL server of its own for tests and scripts: on a free loopback port, with its data in a temporary
 * folder and without any care for durability. It ends, and its folder goes, when `stop` is called or this process dies
 * in whatever way (see postgres-keeper.mjs).
 *
 * @returns {Promise<{url: string, stop: () => Promise<void>}>} `url` names the server's database `postgres`.
 */
export async function startPostgres() {
  const keeper = spawn(process.execPath, [fileURLToPath(new URL("postgres-keeper.mjs", import.meta.url))], {
    // Out of this process group, so that Ctrl-C in a terminal leaves the keeper alive to tidy up.
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => keeper.once("exit", resolve));
  const lines = createInterface({ input: keeper.stdout });
  const url = await Promise.race([
    new Promise((resolve) => lines.once("line", resolve)),
    ended.then(() => null),
  ]);
  if (!url) throw new Error("PostgreSQL for the tests did not start; its output stands above");
  lines.close();
  keeper.stdout.destroy();
  keeper.stdin.unref();
  keeper.unref();
  return {
    url,
    stop: async () => {
      keeper.ref();
      keeper.stdin.end();
      await ended;
    },
  };
}
