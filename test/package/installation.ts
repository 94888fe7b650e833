import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { afterThisTest } from "../support/store.ts";

/** What a checkout has beside its files. */
const made = new Set([".git", "node_modules", "dist", "data", "coverage"]);

/** A folder that is gone after the test. */
export async function withFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `gantry-${name}-`));
  afterThisTest(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of this checkout's files as git has them, in a folder that is gone after the test; `packages` are linked to. */
export async function withCheckout({ packages }: { packages: boolean }): Promise<string> {
  const folder = await withFolder("checkout");
  for (const name of readdirSync(".")) {
    if (!made.has(name)) {
      cpSync(name, join(folder, name), {
        recursive: true,
        filter: (file) => !relative(".", file).split("/").includes("node_modules"),
      });
    }
  }
  if (packages) await symlink(resolve("node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Runs a program and returns all that it printed. Throws, with that, when it fails or takes longer than 15 minutes. */
export async function execute(cwd: string, program: string, ...words: string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(program, words, {
    cwd,
    env: environment(),
    timeout: 900_000,
    maxBuffer: 2 ** 24,
  });
  return stdout + stderr;
}

/** npm without what the npm of the test run has set for its own scripts. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(config_|package_|lifecycle_|command)|NODE_OPTIONS|INIT_CWD)/.test(name),
  );
  return { ...Object.fromEntries(own), npm_config_prefer_offline: "true", npm_config_audit: "false" };
}

/** Puts in the native module that this checkout has compiled, where packages were installed without their scripts. */
export function addNativeModule(folder: string): void {
  const file = "node_modules/better-sqlite3/build/Release/better_sqlite3.node";
  cpSync(file, join(folder, file));
}

/** Megabytes of a folder's files. */
export async function megabytes(folder: string): Promise<number> {
  return Number((await execute(folder, "du", "-sm", ".")).split("\t")[0]);
}

/** The packages that npm has installed in a folder, at any depth. */
export function packagesIn(folder: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(folder, "node_modules", ".package-lock.json"), "utf8"));
  return Object.keys(packages).map((path) => path.split("node_modules/").at(-1) as string);
}

/** The lock of a project with nothing but this tarball, so that npm asks no registry which versions there are. */
export function lockOf(tarball: string): object {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const { name, version, dependencies, bin, engines } = JSON.parse(readFileSync("package.json", "utf8"));
  const required = Object.entries<{ dev?: boolean }>(packages).filter(
    ([path, { dev }]) => path !== "" && !dev,
  );
  return {
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": { dependencies: { [name]: `file:${tarball}` } },
      [`node_modules/${name}`]: { version, resolved: `file:${tarball}`, dependencies, bin, engines },
      ...Object.fromEntries(required),
    },
  };
}

export interface Started {
  url: string;
  /** As the admin. */
  get(path: string, accept?: string): Promise<Response>;
  graphql(query: string): Promise<unknown>;
  /** Ends it by SIGTERM; its exit code. */
  stop(): Promise<number | null>;
}

/** Starts a gateway by a program and words, with a data folder and a port of its own, as a user by number where one is given, and waits until it serves. */
export async function start(
  cwd: string,
  program: string,
  words: string[],
  settings: NodeJS.ProcessEnv = {},
  user: number | null = null,
): Promise<Started> {
  const dataDir = await withFolder("data");
  const child: ChildProcess = spawn(program, words, {
    cwd,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      PORT: "0",
      ADMIN_PASSWORD: "a long password",
      LOG_LEVEL: "error",
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
    ...(user !== null && { uid: user, gid: user }),
  });
  const ended = new Promise<number | null>((done, failed) => child.once("exit", done).once("error", failed));
  afterThisTest(async () => {
    child.kill("SIGKILL");
    await ended.catch(() => {});
  });
  const url = await new Promise<string>((done, failed) => {
    let printed = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const found = /serves at (\S+)\n/.exec(printed)?.[1];
      if (found) done(found);
    });
    ended.then((code) => failed(new Error(`It ended with ${code}.`)), failed);
  });
  const authorization = `Basic ${Buffer.from("admin:a long password").toString("base64")}`;
  return {
    url,
    get: (path, accept = "*/*") => fetch(`${url}${path}`, { headers: { authorization, accept } }),
    graphql: async (query) => {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: JSON.stringify({ query }),
      });
      return response.json();
    },
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
