import type { Actor, AnonymousAccess } from "../../domain/actor.ts";
import type { Services } from "../../domain/change.ts";
import { authenticate, type Credentials, type Session } from "../../domain/users/authenticate.ts";
import { actingNode } from "./actingNode.ts";
import { readAuthorization } from "./credentials.ts";

/** A caller as his headers tell. */
export interface Caller {
  actor: Actor;
  /** Null for somebody without credentials. */
  session: Session | null;
}

export interface Entrance {
  facade: string;
  anonymous: AnonymousAccess;
  /** The caller's, through trusted proxies. */
  address?: string | undefined;
  /** Which credentials count here; others are as good as none. Default: all. */
  accepts?: readonly Credentials["kind"][];
}

/** The two headers that say who calls. */
export interface CallerHeaders {
  authorization?: string | undefined;
  /** The pk of the node that the user acts for. */
  "node-id"?: string | string[] | undefined;
}

/**
 * Makes the actor of a call. Wrong credentials are an error and never count as none.
 * @throws Refusal MALFORMED_AUTHORIZATION and all of `authenticate`; all of `actingNode`
 */
export async function callerOf(
  services: Services,
  headers: CallerHeaders,
  { facade, anonymous, address, accepts }: Entrance,
): Promise<Caller> {
  const shown = readAuthorization(headers.authorization);
  const counts = shown && (accepts?.includes(shown.kind) ?? true);
  const session = counts ? await authenticate(services, shown, address) : null;
  const header = headers["node-id"];
  const credentials = session && { expiresAt: session.expiresAt, tokenId: session.tokenId };
  const actor: Actor = {
    user: session?.user ?? null,
    node: null,
    anonymous,
    address,
    facade,
    ...(credentials && { credentials }),
  };
  if (header === undefined) return { session, actor };
  return { session, actor: { ...actor, node: await actingNode({ services, actor }, String(header)) } };
}

/** Refusals that a caller can only mend with other credentials: 401 where HTTP has a say. */
export const credentialCodes: ReadonlySet<string> = new Set([
  "UNAUTHENTICATED",
  "BAD_CREDENTIALS",
  "MALFORMED_AUTHORIZATION",
  "TOKEN_INVALID",
  "TOKEN_WRONG_TYPE",
  "KEY_INVALID",
  "USER_UNKNOWN",
  "USER_INACTIVE",
]);

/** The Retry-After header, in seconds, of refusals that pass by waiting; null for all others. */
export function retryAfter({ code, detail }: { code: string; detail: unknown }): string | null {
  if (code === "BUSY") return "1";
  return code === "RATE_LIMITED" ? String((detail as { retryAfter: number }).retryAfter) : null;
}
