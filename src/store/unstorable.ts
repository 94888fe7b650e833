import { errorCodes } from "./errorCodes.ts";

/** PostgreSQL's code for a character that it can't store: only NUL, in a text that is well-formed otherwise. */
const untranslatable = "22021";

/** Whether a database refused a text, to store it or to compare with it. */
export function isUnstorable(error: unknown): boolean {
  return error instanceof Error && errorCodes(error).includes(untranslatable);
}
