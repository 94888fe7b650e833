import type { Token } from "../../../prisma/generated/sqlite/client.ts";
import { findRow, updateRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { may, permit } from "../rights.ts";
import { userCache } from "./userCache.ts";

/**
 * Ends an access key at once (within two seconds at other gateways). Revoking again changes nothing. For somebody who may
 * not know of the key there is none.
 * @throws Refusal UNAUTHENTICATED, NOT_FOUND
 */
export async function revokeToken(change: Change, pk: number): Promise<Token> {
  const { actor, db, now, record } = change;
  const token = await findRow(db, "Token", { id: pk });
  if (!token || !may(actor, "token.manage", { user: { id: token.userId } })) {
    if (!actor.user) permit(actor, "token.manage");
    throw refusal("NOT_FOUND", { kind: "token", key: pk });
  }
  if (token.revokedAt) return token;
  const revoked = await updateRow(db, "Token", { id: pk }, { revokedAt: now });
  record({ type: "TOKEN_REVOKED", data: { token: pk, name: token.name, user: token.userId } });
  change.afterCommit(async () => userCache(change.store).invalidate());
  return revoked;
}
