import type { Token } from "../../../prisma/generated/sqlite/client.ts";

/** How long a browser session lasts, in seconds: at most, and without a call. */
export interface SessionRules {
  readonly lifetime: number;
  readonly idle: number;
}

export const sessionRules: SessionRules = { lifetime: 7 * 86_400, idle: 12 * 3_600 };

/** Whether a key is a browser session that has not been used for too long. */
export function isIdle(
  { session, createdAt }: Token,
  { usedAt, now, rules = sessionRules }: { usedAt: Date | null; now: Date; rules?: SessionRules | undefined },
): boolean {
  return session && now.getTime() - (usedAt ?? createdAt).getTime() > rules.idle * 1_000;
}
