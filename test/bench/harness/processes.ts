import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { end, watch } from "./scratch.ts";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
const typescript = new URL("../../support/ts.mjs", import.meta.url).href;

/** As in production: graphql-js, for one, checks more without it. */
export const environment = { ...process.env, NODE_OPTIONS: "", NODE_ENV: "production" };

/** A server in a process of its own. */
export interface Service {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a Node program and waits for the line on its standard output in which it says where it listens.
 * @throws Error when it ends, or says nothing for 60 s
 */
export async function serve(
  args: readonly string[],
  env: Record<string, string> = {},
  where: RegExp = /(http:\/\/127\.0\.0\.1:\d+)/,
): Promise<Service> {
  const child = watch(
    spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
      cwd: root,
      env: { ...environment, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${args[0]} does not say where it listens`)), 60_000);
    child.once("exit", (code) => reject(new Error(`${args[0]} ended with ${code} instead of serving`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = where.exec(line)?.[1];
      if (!found) return;
      clearTimeout(late);
      resolve(found);
    });
  });
  return { url, pid: child.pid as number, stop: () => end(child) };
}

/** A peer of test/bench/peers. What it needs to know goes into its environment. */
export function peer(name: string, env: Record<string, string> = {}): Promise<Service> {
  return serve([`${root}/test/bench/peers/${name}.mjs`], env);
}

/**
 * Runs a program of test/bench in a process of its own: `input` is its standard input, as JSON, and the last line of
 * its standard output is the result, as JSON. The lines before it go to ours.
 */
export async function task<T>(file: string, input: unknown): Promise<T> {
  const child = watch(
    spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "--import", typescript, `${root}/test/bench/${file}`],
      { cwd: root, env: environment, stdio: ["pipe", "pipe", "inherit"] },
    ),
  );
  const lines: string[] = [];
  const read = createInterface({ input: child.stdout }).on("line", (line) => void lines.push(line));
  const closed = new Promise((resolve) => read.once("close", resolve));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.stdin.end(JSON.stringify(input));
  const code = await ended;
  await closed;
  const result = lines.pop();
  for (const line of lines) console.log(line);
  if (code !== 0 || result === undefined) throw new Error(`${file} ended with ${code}`);
  return JSON.parse(result) as T;
}
