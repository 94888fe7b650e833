import type { AnonymousAccess } from "../../domain/actor.ts";
import type { CallerHeaders } from "../auth/caller.ts";
import { sessionKey } from "../auth/sessionCookie.ts";
import type { SiteRequest, Sites } from "../sites.ts";

/** A client's credentials, and its access without any. */
interface ConnectionCredentials {
  headers: CallerHeaders;
  anonymous: AnonymousAccess;
}

/**
 * Reads a client's credentials. Those of its connection_init payload (`authorization`, or `token` for a bearer token;
 * `nodeId`) take precedence over the headers of its request, which a page in a browser can't set.
 *
 * Of a page of another origin only the payload counts: the browser may add a saved Authorization header itself, and
 * allows any page to open a socket, so that it has no unauthenticated access either.
 */
export function connectionCredentials(
  request: SiteRequest,
  params: Readonly<Record<string, unknown>>,
  { anonymous, sites }: { anonymous: AnonymousAccess; sites: Sites },
): ConnectionCredentials {
  const param = (name: string) => {
    const value = params[name] ?? params[name.charAt(0).toUpperCase() + name.slice(1)];
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  };
  const trusted = !sites.isForeign(request);
  const token = param("token");
  const authorization =
    param("authorization") ??
    (token !== undefined ? `Bearer ${token}` : trusted ? request.headers.authorization : undefined);
  const node = param("nodeId") ?? (trusted ? request.headers["node-id"] : undefined);
  const session = sessionKey(request, sites);
  return {
    headers: {
      ...(session !== undefined && { session }),
      ...(authorization !== undefined && { authorization }),
      ...(node !== undefined && { "node-id": node }),
    },
    anonymous: trusted ? anonymous : "off",
  };
}
