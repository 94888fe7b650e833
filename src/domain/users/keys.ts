import { hash, randomBytes } from "node:crypto";

/** What every access key begins with, so that a leaked one is recognised for what it is. */
export const keyPrefix = "gk_";

/** A new access key: 192 random bits, so that a plain SHA-256 is a hash good enough to keep. */
export function newKey(): string {
  return keyPrefix + randomBytes(24).toString("base64url");
}

/** What is kept of an access key. */
export function hashKey(key: string): string {
  return hash("sha256", key);
}
