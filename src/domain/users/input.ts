import { refusal } from "../errors.ts";

/** Longest password taken, in bytes: hashing is dear, so its input is bounded. */
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

/** The password as it is, or INVALID_INPUT. */
export function checkPassword(password: string): string {
  const size = Buffer.byteLength(password);
  if (size === 0 || size > passwordBytes) {
    throw refusal("INVALID_INPUT", { field: "password", reason: `it takes 1 to ${passwordBytes} bytes` });
  }
  return password;
}

/** A free text of at most 254 characters, or INVALID_INPUT. */
export function checkText(field: string, value: string): string {
  if (value.length > 254)
    throw refusal("INVALID_INPUT", { field, reason: "it takes at most 254 characters" });
  return value;
}
