import type { AnonymousAccess } from "../../domain/actor.ts";
import type { CallerHeaders } from "../auth/caller.ts";
import type { SiteRequest, Sites } from "../sites.ts";

/** What a client said of itself, and what it may do if that is nothing. */
export interface Introduction {
  headers: CallerHeaders;
  anonymous: AnonymousAccess;
}

/**
 * Who a client says it is. What it says in its first message (`authorization`, or `token` for a bearer token; `nodeId`)
 * counts before the headers of its request, which a browser's page can't set.
 *
 * A page of another origin has to bring its credentials in that message: the browser may add a remembered
 * Authorization header by itself, and lets any page open a socket to a server that trusts whoever can reach it.
 */
export function introduction(
  request: SiteRequest,
  params: Readonly<Record<string, unknown>>,
  { anonymous, sites }: { anonymous: AnonymousAccess; sites: Sites },
): Introduction {
  const said = (name: string) => {
    const value = params[name] ?? params[name.charAt(0).toUpperCase() + name.slice(1)];
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  };
  const trusted = !sites.isForeign(request);
  const token = said("token");
  const authorization =
    said("authorization") ??
    (token !== undefined ? `Bearer ${token}` : trusted ? request.headers.authorization : undefined);
  const node = said("nodeId") ?? (trusted ? request.headers["node-id"] : undefined);
  return {
    headers: {
      ...(authorization !== undefined && { authorization }),
      ...(node !== undefined && { "node-id": node }),
    },
    anonymous: trusted ? anonymous : "off",
  };
}
