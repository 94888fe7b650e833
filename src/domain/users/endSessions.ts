import { findRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { revokeToken } from "./revokeToken.ts";

/** Ends all browser sessions of a user. */
export async function endSessions(change: Change, userId: number): Promise<void> {
  const sessions = await findRows(change.db, "Token", { userId, session: true, revokedAt: null });
  for (const { id } of sessions) await revokeToken(change, id);
}
