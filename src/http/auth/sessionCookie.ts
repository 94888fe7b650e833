import { parse, serialize } from "cookie";
import type { SiteRequest, Sites } from "../sites.ts";

/** The cookie's name. Over TLS browsers take the prefix for: set by this very host. */
const nameOf = (secure: boolean) => (secure ? "__Host-gantry-session" : "gantry-session");

/**
 * The key of a browser's session, from its cookie. Not of a page of another origin: a browser adds the cookie itself, so
 * that this keeps such a page from acting for the user (cross-site request forgery).
 */
export function sessionKey(request: SiteRequest, sites: Sites): string | undefined {
  const { cookie } = request.headers;
  if (cookie === undefined || sites.isForeign(request)) return undefined;
  return parse(cookie)[nameOf(sites.isSecure(request))];
}

/**
 * The Set-Cookie header that keeps a session's key in the browser, out of reach for scripts; null ends it. It says
 * for how long, and not until when: the browser's clock may be another.
 */
export function sessionCookie(
  request: SiteRequest,
  sites: Sites,
  session: { key: string; expiresAt: Date; now: Date } | null,
): string {
  const secure = sites.isSecure(request);
  return serialize(nameOf(secure), session?.key ?? "", {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure,
    maxAge: session ? Math.round((session.expiresAt.getTime() - session.now.getTime()) / 1_000) : 0,
  });
}
