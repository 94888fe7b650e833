import { randomBytes } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/** Unfinished uploads stand in this folder of the blob folder, so that a rename gives them their place. */
export const incomingFolder = ".incoming";

/** An unfinished upload of another machine counts as left behind when it has not grown for so long. Milliseconds. */
const foreignLifetime = 24 * 60 * 60 * 1_000;

/** Tells this run of the program from an earlier one with the same process id (in a container it is always 1). */
const run = randomBytes(6).toString("hex");
const host = hostname().replaceAll(/[^\w-]/g, "-");

/** The file name of a new unfinished upload; it says whose it is. */
export function incomingName(): string {
  return `${host}.${process.pid}.${run}.${randomBytes(8).toString("hex")}`;
}

/**
 * Removes unfinished uploads whose process is gone: of this machine those whose process does not run any more, of others
 * (gateways may share a folder) those that have been still for a day. Returns how many there were.
 */
export async function sweepIncoming(root: string, now: Date): Promise<number> {
  const folder = join(root, incomingFolder);
  let swept = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!(await leftBehind(name, path, now))) continue;
    await rm(path, { force: true });
    swept++;
  }
  return swept;
}

async function leftBehind(name: string, path: string, now: Date): Promise<boolean> {
  const [whose, pid, ofRun] = name.split(".");
  if (whose === host) return ofRun !== run && (Number(pid) === process.pid || !lives(Number(pid)));
  const entry = await stat(path).catch(() => null);
  return entry !== null && now.getTime() - entry.mtimeMs > foreignLifetime;
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
