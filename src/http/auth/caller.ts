import type { Actor, AnonymousAccess } from "../../domain/actor.ts";
import type { Services } from "../../domain/change.ts";
import { authenticate, type Credentials, type Session } from "../../domain/users/authenticate.ts";
import { actingNode } from "./actingNode.ts";
import { readAuthorization } from "./credentials.ts";

/** An authenticated or unauthenticated caller. */
export interface Caller {
  actor: Actor;
  /** Null without credentials. */
  session: Session | null;
}

export interface AuthenticationRules {
  facade: string;
  anonymous: AnonymousAccess;
  /** The caller's address; see `addressOf`. */
  address?: string | undefined;
  /** Kinds of credentials that are accepted; others are ignored. Default: all. */
  accepts?: readonly Credentials["kind"][];
}

/** The headers that identify the caller. */
export interface CallerHeaders {
  authorization?: string | undefined;
  /** The number of the node that the user acts for. */
  "node-id"?: string | string[] | undefined;
  /** The key of a browser's session; counts without an Authorization header. See `sessionKey`. */
  session?: string | undefined;
}

/**
 * Authenticates a call. Wrong credentials are an error, and not treated as no credentials.
 * @throws Refusal MALFORMED_AUTHORIZATION and all of `authenticate`; all of `actingNode`
 */
export async function callerOf(
  services: Services,
  headers: CallerHeaders,
  { facade, anonymous, address, accepts }: AuthenticationRules,
): Promise<Caller> {
  const given =
    headers.session !== undefined && headers.authorization === undefined
      ? ({ kind: "key", key: headers.session } as const)
      : readAuthorization(headers.authorization);
  const accepted = given && (accepts?.includes(given.kind) ?? true);
  const session = accepted ? await authenticate(services, given, address) : null;
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

/** Whether an error says that the server can't answer now, and nothing of the caller. */
export function isTemporary({ code }: { code: string }): boolean {
  return code === "BUSY" || code === "UNAVAILABLE";
}

/** The Retry-After header in seconds; null for errors that waiting does not resolve. */
export function retryAfter({ code, detail }: { code: string; detail: unknown }): string | null {
  if (isTemporary({ code })) return "1";
  return code === "RATE_LIMITED" ? String((detail as { retryAfter: number }).retryAfter) : null;
}
