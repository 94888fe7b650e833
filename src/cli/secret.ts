import { randomBytes } from "node:crypto";
import type { CliContext } from "./context.ts";
import { usageError } from "./errors.ts";

export interface PasswordOptions {
  password?: string;
  passwordStdin?: boolean;
}

/** Help texts of the password options. */
export const passwordHelp = {
  password: "the password; visible to others in the process list and the shell's history",
  stdin: "read the password from standard input",
};

/** The password of the options; without any a random one, which is to be printed. */
export async function passwordOf(
  { readSecret }: CliContext,
  { password, passwordStdin }: PasswordOptions,
): Promise<{ password: string; generated: boolean }> {
  if (password !== undefined && passwordStdin) {
    throw usageError("Give --password or --password-stdin, not both.");
  }
  const given = passwordStdin ? await readSecret() : password;
  if (given === undefined) return { password: randomBytes(12).toString("base64url"), generated: true };
  return { password: given, generated: false };
}
