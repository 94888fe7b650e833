import type { Token } from "../../../prisma/generated/sqlite/client.ts";
import { findRows, insertRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";
import { findUser } from "./find.ts";
import { hashKey, newKey } from "./keys.ts";

/** Keys of one user that work at the same time. */
const keysAtMost = 100;

export interface NewToken {
  /** The user's pk. */
  user: number;
  /** What it is for; 1 to 100 characters. */
  name: string;
  /** Null for never. */
  expiresAt?: Date | null;
  /** Whether a browser keeps it as its session. Default: false. */
  session?: boolean;
}

/**
 * Makes an access key for a user (his own, or anybody's for an admin). The key itself is in the answer and nowhere else:
 * only its hash is kept.
 * @throws Refusal FORBIDDEN, NOT_FOUND, INVALID_INPUT
 */
export async function createToken(change: Change, input: NewToken): Promise<{ key: string; token: Token }> {
  const { actor, db, now, record } = change;
  permit(actor, "token.manage", { user: { id: input.user } });
  const user = await findUser(change, input.user);
  const name = input.name.trim();
  if (name === "" || name.length > 100) {
    throw refusal("INVALID_INPUT", { field: "name", reason: "it takes 1 to 100 characters" });
  }
  const expiresAt = input.expiresAt ?? null;
  if (expiresAt && expiresAt <= now) {
    throw refusal("INVALID_INPUT", { field: "expiresAt", reason: "it lies in the past" });
  }
  const tokens = await findRows(db, "Token", { userId: user.id, revokedAt: null });
  const live = tokens.filter((token) => token.expiresAt === null || token.expiresAt > now);
  if (live.length >= keysAtMost) {
    throw refusal("INVALID_INPUT", { field: "user", reason: `a user has at most ${keysAtMost} live keys` });
  }
  const key = newKey();
  const token = await insertRow(db, "Token", {
    userId: user.id,
    name,
    hash: hashKey(key),
    hint: key.slice(0, 8),
    createdAt: now,
    expiresAt,
    session: input.session ?? false,
  });
  record({ type: "TOKEN_CREATED", data: { token: token.id, name, user: user.id, username: user.username } });
  return { key, token };
}
