import type { Change } from "../change.ts";

/** Marks that the acting node, and the user, were heard from. No change in the sense of the audit trail: no event. */
export async function seen(change: Change): Promise<void> {
  const { node, user } = change.actor;
  if (node) {
    await change.db.node.update({
      where: { id: node.id },
      data: { lastSeenAt: change.now, timedOutAt: null },
      select: { id: true },
    });
  }
  if (user) {
    await change.db.user.update({
      where: { id: user.id },
      data: { lastLoginAt: change.now },
      select: { id: true },
    });
  }
}
