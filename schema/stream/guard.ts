import type { Call } from "../../src/domain/change.ts";
import { type Refusal, refusal } from "../../src/domain/errors.ts";
import { eventData } from "../../src/events/data.ts";
import type { Event } from "../../src/events/log.ts";

/** Events after which a user may no longer be who he was when his stream began. */
const rights: ReadonlySet<string> = new Set(["USER_UPDATED", "USER_DISABLED", "TOKEN_REVOKED"]);

/** How often a key that an open stream came in by is noted as used, so that its session does not count as idle. Milliseconds. */
const useInterval = 60_000;

/** Longest delay that a Node timer takes. Milliseconds. */
const longest = 2 ** 31 - 1;

/**
 * Watches over what lives longer than one call. Calls `end` once, when the caller could no longer come in as he did:
 * his credentials run out, he is disabled, his role or password changes, his access key is revoked, or the key that his
 * access token is signed with is replaced. At other gateways too, as all but the first are events. Returns the way to
 * stop watching.
 */
export function guard({ services, actor }: Call, end: (reason: Refusal) => void): () => void {
  const { bus, clock, presence } = services;
  const { user, credentials } = actor;
  if (!user) return () => {};
  const tokenId = credentials?.tokenId ?? null;
  let timer: NodeJS.Timeout | undefined;
  const use =
    tokenId === null
      ? undefined
      : setInterval(() => presence.tokenUsed(tokenId, clock.now()), useInterval).unref();
  const stop = () => {
    clearTimeout(timer);
    clearInterval(use);
    unobserve();
  };
  const over = () => {
    stop();
    end(refusal("UNAUTHENTICATED", {}));
  };
  const endAt = (at: Date) => {
    clearTimeout(timer);
    const left = at.getTime() - clock.now().getTime();
    timer = setTimeout(left > longest ? () => endAt(at) : over, Math.min(left, longest)).unref();
  };
  const expiresAt = credentials?.expiresAt;
  const signed = expiresAt && tokenId === null;
  const unobserve = bus.observe((events) => {
    for (const event of events) {
      if (signed && event.type === "SIGNING_KEY_ROTATED") endAt(earlier(expiresAt, formerEnd(event)));
      if (rights.has(event.type) && ends(event, user, tokenId)) return over();
    }
  });
  if (expiresAt) endAt(expiresAt);
  return stop;
}

/** When tokens end that were signed with the key before. */
function formerEnd(event: Event): Date {
  const { formerEndsAt } = eventData(event) as { formerEndsAt: string | null };
  return formerEndsAt === null ? event.at : new Date(formerEndsAt);
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function ends(event: Event, user: { id: number; role: string }, tokenId: number | null): boolean {
  const said = eventData(event) as { user?: number; token?: number; role?: string; password?: string };
  if (said.user !== user.id) return false;
  switch (event.type) {
    case "TOKEN_REVOKED":
      return said.token === tokenId;
    case "USER_UPDATED":
      // An access key does not hang on the password.
      return (
        (said.role !== undefined && said.role !== user.role) ||
        (said.password !== undefined && tokenId === null)
      );
    default:
      return true;
  }
}
