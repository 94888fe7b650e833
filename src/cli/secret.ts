import { randomBytes } from "node:crypto";
import type { Surroundings } from "./surroundings.ts";
import { UsageError } from "./usageError.ts";

export interface PasswordOptions {
  password?: string;
  passwordStdin?: boolean;
}

/** Told to commander by every command that takes a password. */
export const passwordHelp = {
  password: "the password; seen by others in the process list and the shell's history",
  stdin: "read the password from standard input",
};

/** The password as the options say; without any a random one, to be printed. */
export async function passwordOf(
  { readSecret }: Surroundings,
  { password, passwordStdin }: PasswordOptions,
): Promise<{ password: string; generated: boolean }> {
  if (password !== undefined && passwordStdin) {
    throw new UsageError("Give --password or --password-stdin, not both.");
  }
  const given = passwordStdin ? await readSecret() : password;
  if (given === undefined) return { password: randomBytes(12).toString("base64url"), generated: true };
  return { password: given, generated: false };
}
