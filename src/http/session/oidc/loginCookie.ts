import type { IncomingMessage } from "node:http";
import { parse, serialize } from "cookie";
import { z } from "zod";
import type { Sites } from "../../sites.ts";

/** Seconds that a user may take at the provider. */
export const loginTime = 600;

const content = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page to which the browser goes in the end. */
  to: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
});

/** A login under way. It is in the browser that began it alone: whoever has it may finish that login and nothing else. */
export type BegunLogin = z.output<typeof content>;

/** Over TLS browsers take the prefix for: set by this very host. */
const nameOf = (secure: boolean) => (secure ? "__Host-gantry-login" : "gantry-login");

/** The Set-Cookie header of a login under way; null ends it. Lax, as the provider's page leads back here. */
export function loginCookie(request: IncomingMessage, sites: Sites, login: BegunLogin | null): string {
  const secure = sites.isSecure(request);
  const value = login ? Buffer.from(JSON.stringify(login)).toString("base64url") : "";
  return serialize(nameOf(secure), value, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
    maxAge: login ? loginTime : 0,
  });
}

/** The login that this browser has begun within the last ten minutes. */
export function begunLogin(request: IncomingMessage, sites: Sites, now: Date): BegunLogin | null {
  const value = parse(request.headers.cookie ?? "")[nameOf(sites.isSecure(request))] ?? "";
  try {
    const login = content.parse(JSON.parse(Buffer.from(value, "base64url").toString("utf8")));
    return now.getTime() - login.at <= loginTime * 1_000 ? login : null;
  } catch {
    return null;
  }
}
