import { randomUUID } from "node:crypto";
import { access, constants, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { clockFinding } from "./clock.ts";
import { type Finding, fine } from "./finding.ts";

/**
 * Whether files can be made in a folder, tried by making one, and whether its file system has this machine's time. Of a folder
 * that does not exist yet, the one in which it will be made is tried.
 */
export async function checkFolder(check: string, folder: string): Promise<Finding[]> {
  const existing = await nearestExisting(resolve(folder));
  const file = join(existing, `.gantry-doctor-${randomUUID()}`);
  const before = Date.now();
  await writeFile(file, "");
  try {
    const { mtimeMs } = await stat(file);
    const writable = fine(check, `${folder} can be written`);
    const clock = clockFinding(`the file system of ${folder}`, mtimeMs, before);
    return clock.ok ? [writable] : [writable, clock];
  } finally {
    await rm(file, { force: true });
  }
}

/** The folder itself, or the nearest one above that exists. */
async function nearestExisting(folder: string): Promise<string> {
  try {
    await access(folder, constants.F_OK);
    return folder;
  } catch (error) {
    const parent = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || parent === folder) throw error;
    return nearestExisting(parent);
  }
}
