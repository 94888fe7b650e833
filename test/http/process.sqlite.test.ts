import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { built } from "../support/built.ts";
import { afterThisTest } from "../support/store.ts";

// What `npm start` runs.
let main: string;

let dataDir: string;

beforeEach(async () => {
  main = await built("src/main.ts");
  dataDir = await mkdtemp(join(tmpdir(), "gantry-process-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

interface Running {
  child: ChildProcess;
  out(): string;
  err(): string;
  ended: Promise<number | null>;
}

function start(environment: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.setEncoding("utf8").on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  afterThisTest(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return { child, out: () => out, err: () => err, ended };
}

/** The address that a server printed. */
async function addressOf({ out, err, child }: Running): Promise<string> {
  for (;;) {
    const url = /serves at (\S+)\n/.exec(out())?.[1];
    if (url) return url;
    if (child.exitCode !== null) throw new Error(err());
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

test("the first start prints address and admin, later ones no password; signals end it with 0", async () => {
  const first = start();
  const url = await addressOf(first);
  const password = /^First admin: admin, password: (\S+) \(shown only once\)$/m.exec(first.out())?.[1];
  const basic = Buffer.from(`admin:${password}`).toString("base64");
  const response = await fetch(`${url}/graphql?query={me{username,role}}`, {
    headers: { authorization: `Basic ${basic}` },
  });
  expect(await response.json()).toEqual({ data: { me: { username: "admin", role: "ADMIN" } } });
  expect(first.err()).not.toContain(password);
  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);

  const second = start();
  await addressOf(second);
  expect(second.out()).not.toContain("assword");
  second.child.kill("SIGINT");
  expect(await second.ended).toBe(0);
  for (const line of `${first.err()}${second.err()}`.trim().split("\n")) JSON.parse(line);
});

test("an admin is made from the environment, whose password is nowhere printed", async () => {
  const server = start({ ADMIN_USERNAME: "root", ADMIN_PASSWORD: "hush hush" });
  const url = await addressOf(server);
  const basic = Buffer.from("root:hush hush").toString("base64");
  const response = await fetch(`${url}/graphql?query={me{username}}`, {
    headers: { authorization: `Basic ${basic}` },
  });
  expect(await response.json()).toEqual({ data: { me: { username: "root" } } });
  expect(server.out() + server.err()).not.toContain("hush");
});

test("wrong settings end it with 2 and one line for each", async () => {
  const server = start({ PORT: "many", LOG_LEVEL: "loud" });
  expect(await server.ended).toBe(2);
  expect(server.out()).toBe("");
  expect(server.err()).toBe(
    "Invalid settings:\n" +
      'PORT must be a port number from 0 to 65535, not "many"\n' +
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud"\n',
  );
});

test("a port that is taken ends it with 1 and says what to do", async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port));
  });
  afterThisTest(() => new Promise((resolve) => other.close(() => resolve())));
  const server = start({ PORT: String(port), LOG_LEVEL: "silent" });
  expect(await server.ended).toBe(1);
  expect(server.err()).toBe(`Port ${port} of 127.0.0.1 is in use; set PORT to another one.\n`);
});

const onLinux = process.platform === "linux" ? test : test.skip;

onLinux("a data folder that can't be made ends the start with a sentence", async () => {
  const { ended, err } = start({ DATA_DIR: "/proc/x" });
  expect(await ended).toBe(1);
  expect(err()).toMatch(/^\/proc\/x can't be written: it does not exist; correct DATA_DIR/m);
});

test("a PostgreSQL host that answers nothing ends the start with a sentence", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  afterThisTest(async () => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const { ended, err, child } = start({
    DATABASE_URL: `postgres://gantry@127.0.0.1:${port}/gantry`,
    DATABASE_TIMEOUT: "1s",
  });
  expect(await ended).toBe(5);
  expect(err()).toMatch(/^The database can't be used: it does not answer in time; .* DATABASE_TIMEOUT/m);
  expect(child.signalCode).toBeNull();
});
