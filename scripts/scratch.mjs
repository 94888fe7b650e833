import { accessSync, constants, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const memory = "/dev/shm";
const enough = 2 ** 30;

/**
 * Where throw-away databases are kept: in memory where Linux offers a gigabyte of it, unless TMPDIR says otherwise.
 * A copy of a PostgreSQL database took 10 ms there, and 20 to 400 ms on a disk that others wrote to.
 */
export function scratch() {
  if (process.env.TMPDIR) return tmpdir();
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= enough ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}
