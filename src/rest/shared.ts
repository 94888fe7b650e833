import type { IncomingHttpHeaders } from "node:http";
import { ConfigError } from "../config.ts";
import type { Facade, Match } from "./facade.ts";
import { examplePath } from "./paths.ts";

/** Who takes a request that two facades on one root could both answer. Never decided by the body. */
export interface SharedRule {
  /** The paths that both own. */
  readonly covers: (path: string) => boolean;
  /** The name of the facade whose client calls, as far as its credentials tell; null when they don't. */
  readonly caller: (headers: IncomingHttpHeaders) => string | null;
  /** The name of the facade that takes a path by its caller alone, whoever routes it; null where that does not decide. */
  readonly claimed: (path: string, headers: IncomingHttpHeaders) => string | null;
  /** The name of the facade that takes what both own when the caller does not tell. */
  readonly otherwise: (method: string) => string;
}

/**
 * `/v1/nodes/{int}` belongs to UFDL and to Nodepool. A bearer token or a Node-Id is UFDL's, basic credentials are
 * Nodepool's, and a call without either goes to `otherwise` (docs/apis/nodepool.md section E). UFDL's are UFDL's on all
 * paths below `/v1/nodes/`: to Nodepool `list` and `ping` would be nodes that it does not know, and a client of UFDL
 * asks again for ever when it gets a 401 for a good token.
 */
export function v1NodesRule(otherwise: "ufdl" | "nodepool"): SharedRule {
  const covers = (path: string) => /^\/v1\/nodes\/\d+\/?$/.test(path);
  const caller = (headers: IncomingHttpHeaders) => {
    const scheme = headers.authorization?.trimStart().split(/\s/)[0]?.toLowerCase();
    if (scheme === "bearer" || headers["node-id"] !== undefined) return "ufdl";
    return scheme === "basic" ? "nodepool" : null;
  };
  return {
    covers,
    caller,
    claimed: (path, headers) => {
      const name = caller(headers);
      const about = name === "ufdl" ? path.startsWith("/v1/nodes/") : covers(path);
      return about ? name : null;
    },
    // A browser's preflight shows no credentials, and Nodepool knows none.
    otherwise: (method) => (method === "OPTIONS" ? "ufdl" : otherwise),
  };
}

const isNodesPing = (path: string) => /^\/v1\/nodes\/ping\/?$/.test(path);

/** `/v1/nodes/ping` is UFDL's. Where UFDL is not mounted it is Nodepool's, as a node whose number is none. */
export const nodesPingRule: SharedRule = {
  covers: isNodesPing,
  caller: () => null,
  claimed: (path) => (isNodesPing(path) ? "ufdl" : null),
  otherwise: () => "ufdl",
};

/** What is known of a facade on the shared root once it has looked at a request. */
interface Candidate extends Match {
  readonly facade: Pick<Facade, "name" | "ownedPaths">;
  readonly path: string;
}

/**
 * Which facade on the shared root takes a request: the one that routes it; else the one that knows its path, by other
 * methods; else the one that owns the longest part of its beginning. Where that leaves two, the rule decides; what a rule's
 * caller claims is his first of all, whatever the method. Null for a path that is none of theirs.
 */
export function resolveFacade<C extends Candidate>(
  candidates: readonly C[],
  rules: readonly SharedRule[],
  { method, path, headers }: { method: string; path: string; headers: IncomingHttpHeaders },
): C | null {
  const named = (among: readonly C[], name: string | null) =>
    among.find(({ facade }) => facade.name === name);
  for (const rule of rules) {
    const claimant = named(candidates, rule.claimed(path, headers));
    if (claimant) return claimant;
  }
  const routing = candidates.filter(({ route }) => route);
  const knowing = routing.length > 0 ? routing : candidates.filter(({ allow }) => allow.length > 0);
  const best = knowing.length > 0 ? knowing : longestMatch(candidates);
  if (best.length < 2) return best[0] ?? null;
  const rule = rules.find((one) => one.covers(path));
  for (const one of rule ? [rule] : rules) {
    const taker = named(best, one.caller(headers)) ?? named(best, one.otherwise(method));
    if (taker) return taker;
  }
  return best[0] ?? null;
}

/** Of the facades that own a path those whose pattern matches the longest part of its beginning. */
function longestMatch<C extends Candidate>(candidates: readonly C[]): C[] {
  const claims = candidates.map(({ facade, path }) => facade.ownedPaths.exec(path)?.[0].length ?? 0);
  const widest = Math.max(...claims);
  return widest > 0 ? candidates.filter((_, at) => claims[at] === widest) : [];
}

/**
 * Looks for routes that two facades on one root both answer, by trying each route's example path on every other facade.
 * @throws Error naming every such route that no rule covers: the server does not start
 */
export function refuseClashes(root: readonly Facade[], rules: readonly SharedRule[]): void {
  const clashes = root.flatMap((facade) =>
    root
      .filter((other) => other !== facade)
      .flatMap((other) =>
        facade.routes
          .filter((route) => other.find(route.method, examplePath(route)).route !== null)
          .filter((route) => !rules.some((rule) => rule.covers(examplePath(route))))
          .map((route) => `${route.method} ${route.path} (${facade.name} and ${other.name})`),
      ),
  );
  if (clashes.length > 0) {
    throw new Error(`two facades own one route of the shared root: ${clashes.join(", ")}`);
  }
}

/**
 * Looks for a prefix or a host name that two facades are to have.
 * @throws ConfigError naming it and both of them: the server does not start
 */
export function refuseSharedNames(
  mounts: readonly {
    readonly facade: Pick<Facade, "name">;
    readonly prefixes: readonly string[];
    readonly hostnames?: readonly string[];
  }[],
): void {
  const owners = new Map<string, string>();
  for (const { facade, prefixes, hostnames = [] } of mounts) {
    const names = [
      ...prefixes.map((prefix) => `the prefix ${prefix}`),
      ...hostnames.map((hostname) => `the host name ${hostname}`),
    ];
    for (const name of names) {
      const owner = owners.get(name);
      if (owner !== undefined && owner !== facade.name) {
        throw new ConfigError(`${name} is given to two facades: ${owner} and ${facade.name}`);
      }
      owners.set(name, facade.name);
    }
  }
}
