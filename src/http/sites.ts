import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { hostname as machineName } from "node:os";
import { type Config, isLoopback } from "../config.ts";
import { hostOf, originOf } from "./origin.ts";

/** The parts of a request that tell its target site and its source site. */
export type SiteRequest = Pick<IncomingMessage, "headers" | "socket">;

/** The allowed host names of this server and the sites that may call it; for requests and web-sockets. */
export interface Sites {
  /** The host name of a request, from its Host header or a trusted proxy; empty when it is invalid. */
  hostOf(request: SiteRequest): string;
  /** Whether that is a name of this server. */
  isOwn(host: string): boolean;
  /** Whether the caller uses TLS, as far as this server or a trusted proxy knows. */
  isSecure(request: SiteRequest): boolean;
  /** Whether a page of another origin made a browser send this; origins of CORS_ORIGINS are not foreign. */
  isForeign(request: SiteRequest): boolean;
}

export type SiteConfig = Pick<Config, "host" | "facades" | "allowedHosts" | "corsOrigins" | "trustedProxies">;

/** Makes the rules from the settings. `machine` is the name of this machine. */
export function sitesOf(config: SiteConfig, machine = machineName()): Sites {
  const trust = config.trustedProxies;
  return {
    hostOf: (request) => hostOf(request, trust).replace(/\.$/, ""),
    isOwn: ownNames(config, machine.toLowerCase()),
    isSecure: (request) => originOf(request, trust).startsWith("https:"),
    isForeign: (request) => {
      const { origin, "sec-fetch-site": site } = request.headers;
      if (origin !== undefined && config.corsOrigins.includes(origin)) return false;
      // Set by the browser; pages can't change it. Another port of this machine is "same-site", and foreign too.
      if (site !== undefined) return site !== "same-origin" && site !== "none";
      // No browser, or a request that needs no Origin.
      if (origin === undefined) return false;
      // The scheme is not compared: a proxy that terminates TLS may not forward it. "null": a local file or a sandbox.
      return !URL.canParse(origin) || new URL(origin).host !== new URL(originOf(request, trust)).host;
    },
  };
}

/**
 * Names that an attacker can't own. A page whose name is made to resolve to this machine (DNS rebinding) has the same
 * origin as the responses, and is recognised only by its name. An IP address can't be rebound.
 */
function ownNames({ host, facades, allowedHosts }: SiteConfig, machine: string) {
  const short = machine.split(".")[0] ?? "";
  const names = new Set([
    "localhost",
    machine,
    short,
    host.toLowerCase(),
    ...Object.values(facades).flatMap(({ hostname }) => hostname ?? []),
    ...allowedHosts,
  ]);
  // An attacker can own `<short>.attacker.example`. Such a name is allowed only where the server listens beyond loopback: there its
  // clients use the full name, which the machine may not know, and unauthenticated access is off by default.
  const full = isLoopback(host) || short === "" ? null : `${short}.`;
  return (name: string): boolean =>
    names.has("*") ||
    names.has(name) ||
    name.endsWith(".localhost") ||
    isIP(name.replace(/^\[|\]$/g, "")) !== 0 ||
    (full !== null && name.startsWith(full));
}

/**
 * Whether a request has credentials that only a script can set, which CORS has to allow: browsers add Basic credentials
 * themselves, and the cookie of a session.
 */
export function hasScriptCredentials({ authorization }: IncomingMessage["headers"]): boolean {
  return /^(bearer|token)\s/i.test(authorization ?? "");
}
