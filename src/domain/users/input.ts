import type { Services } from "../change.ts";
import { refusal } from "../errors.ts";

/** Longest password taken, in bytes: hashing is expensive, so its input is bounded. */
const passwordBytes = 1_024;

/** The username as it is, or INVALID_INPUT. No colon, so that Basic credentials can carry every one of them. */
export function checkUsername(username: string): string {
  if (!/^[\w.@+-]{1,150}$/.test(username)) {
    throw refusal("INVALID_INPUT", {
      field: "username",
      reason: "it takes 1 to 150 letters, digits or any of @ . + - _",
    });
  }
  return username;
}

/** Characters of a new password, unless configured: the least that NIST SP 800-63B admits for one that a user chooses. */
export const defaultPasswordMinLength = 8;

/** Whether a password has fewer characters than a new one must have. */
export function isShort(
  password: string,
  { passwordMinLength = defaultPasswordMinLength }: Pick<Services, "passwordMinLength">,
): boolean {
  return [...password].length < passwordMinLength;
}

/** The password as it is, or INVALID_INPUT for one that is too short or too long. */
export function checkPassword(password: string, rules: Pick<Services, "passwordMinLength">): string {
  const { passwordMinLength = defaultPasswordMinLength } = rules;
  if (isShort(password, rules) || Buffer.byteLength(password) > passwordBytes) {
    throw refusal("INVALID_INPUT", {
      field: "password",
      reason: `it takes at least ${passwordMinLength} characters and at most ${passwordBytes} bytes`,
    });
  }
  return password;
}

/** A free text of at most 254 characters, or INVALID_INPUT. */
export function checkText(field: string, value: string): string {
  if (value.length > 254)
    throw refusal("INVALID_INPUT", { field, reason: "it takes at most 254 characters" });
  return value;
}
