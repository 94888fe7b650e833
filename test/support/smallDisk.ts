import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterThisTest } from "./store.ts";

/** A file system of a few megabytes, in memory. */
export interface SmallDisk {
  path: string;
  /** Leaves not a byte. */
  fill(): Promise<void>;
  free(): Promise<void>;
}

/** Whether this process may mount one; root may on Linux, outside most containers. */
export const canMount = (() => {
  try {
    const path = mkdtempSync(join(tmpdir(), "gantry-mount-"));
    execFileSync("mount", ["-t", "tmpfs", "tmpfs", path], { stdio: "ignore" });
    execFileSync("umount", [path]);
    return true;
  } catch {
    return false;
  }
})();

export async function withSmallDisk(): Promise<SmallDisk> {
  const path = mkdtempSync(join(tmpdir(), "gantry-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", path]);
  afterThisTest(async () => {
    execFileSync("umount", ["--lazy", path]);
    await rm(path, { recursive: true });
  });
  const filling = join(path, "filling");
  return {
    path,
    fill: async () => {
      const { bavail, bsize } = await statfs(path);
      await writeFile(filling, Buffer.alloc(bavail * bsize));
    },
    free: () => rm(filling),
  };
}
