import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { hostname as machineName } from "node:os";
import { type Config, isLoopback } from "../config.ts";
import { hostOf, originOf } from "./origin.ts";

/** What of a request tells which site it is for, and which one it comes from. */
export type SiteRequest = Pick<IncomingMessage, "headers" | "socket">;

/** Which sites' pages may call, and by which names this server may be called. One rule for requests and web-sockets. */
export interface Sites {
  /** The host name that a request asks for, as its Host or a trusted proxy has it; empty when it is unreadable. */
  hostOf(request: SiteRequest): string;
  /** Whether that is a name of this server. */
  isOwn(host: string): boolean;
  /** Whether the page of another origin made a browser send this; an origin of CORS_ORIGINS counts as an own one. */
  isForeign(request: SiteRequest): boolean;
}

export type SiteConfig = Pick<Config, "host" | "facades" | "allowedHosts" | "corsOrigins" | "trustedProxies">;

/** The rules of a server's settings. `machine` is the name of this machine. */
export function sitesOf(config: SiteConfig, machine = machineName()): Sites {
  const trust = config.trustedProxies;
  return {
    hostOf: (request) => hostOf(request, trust).replace(/\.$/, ""),
    isOwn: ownNames(config, machine.toLowerCase()),
    isForeign: (request) => {
      const { origin, "sec-fetch-site": site } = request.headers;
      if (origin !== undefined && config.corsOrigins.includes(origin)) return false;
      // A browser's own word, which no page can set. Another port of this machine is "same-site", and foreign too.
      if (site !== undefined) return site !== "same-origin" && site !== "none";
      // No browser, or one that is told so little that it has not left its page.
      if (origin === undefined) return false;
      // The scheme is not compared: a proxy that ends TLS need not tell it. "null": a file's page, or a sandbox's.
      return !URL.canParse(origin) || new URL(origin).host !== new URL(originOf(request, trust)).host;
    },
  };
}

/**
 * Names that an attacker can't have: a page whose own name is made to lead to this machine (DNS rebinding) would be of
 * the same origin as the answers, and shows only by its name. An address leads nowhere else.
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
  // Anybody can own `<short>.attacker.example`. Where others than this machine come in by its full name, which it may not
  // know itself, nothing is open to callers without credentials unless told; on loopback much is, and nobody uses that name.
  const full = isLoopback(host) || short === "" ? null : `${short}.`;
  return (name: string): boolean =>
    names.has("*") ||
    names.has(name) ||
    name.endsWith(".localhost") ||
    isIP(name.replace(/^\[|\]$/g, "")) !== 0 ||
    (full !== null && name.startsWith(full));
}

/**
 * Whether a request carries credentials that only a script can have put there, with the word of CORS that it may: a
 * browser adds Basic by itself, and cookies count nowhere.
 */
export function broughtByScript({ authorization }: IncomingMessage["headers"]): boolean {
  return /^(bearer|token)\s/i.test(authorization ?? "");
}
