import { failureOf } from "../../failure.ts";

/** The result of one check of `gantry doctor`. */
export interface Finding {
  /** What was checked. */
  readonly check: string;
  readonly ok: boolean;
  /** What was found, and what to do when it is not ok. */
  readonly message: string;
}

export function fine(check: string, message: string): Finding {
  return { check, ok: true, message };
}

export function wrong(check: string, message: string): Finding {
  return { check, ok: false, message };
}

/** Runs a check; when it throws, the error is its finding. */
export async function checked(
  check: string,
  host: string,
  work: () => Promise<Finding | Finding[]>,
): Promise<Finding[]> {
  try {
    return [await work()].flat();
  } catch (error) {
    return [wrong(check, failureOf(error, host).message)];
  }
}
