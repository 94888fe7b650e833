import type { IncomingHttpHeaders } from "node:http";
import { ConfigError } from "../config.ts";
import type { Facade, Match } from "./facade.ts";
import { examplePath } from "./paths.ts";

/** Which facade answers a path that two facades on one root own. Never decided by the body. */
export interface SharedRule {
  /** The paths that both own. */
  readonly covers: (path: string) => boolean;
  /** The name of the facade whose client calls, by its credentials; null when these are ambiguous. */
  readonly caller: (headers: IncomingHttpHeaders) => string | null;
  /** The name of the facade that answers a path because of its caller alone, whoever routes it; null for none. */
  readonly claimed: (path: string, headers: IncomingHttpHeaders) => string | null;
  /** The name of the facade that answers when the caller is ambiguous. */
  readonly otherwise: (method: string) => string;
}

/**
 * `/v1/nodes/{int}` belongs to UFDL and to Nodepool. A bearer token or a Node-Id is UFDL's, basic credentials are
 * Nodepool's, and a call without either goes to `otherwise` (docs/apis/nodepool.md section E). UFDL's clients get UFDL
 * on all paths below `/v1/nodes/`: Nodepool takes `list` and `ping` for unknown nodes, and a client of UFDL repeats a
 * call for ever when it gets a 401 for a good token. `ping` is UFDL's whoever calls; where UFDL is not mounted it is an
 * unknown node of Nodepool's.
 */
export function v1NodesRule(otherwise: "ufdl" | "nodepool"): SharedRule {
  const isPing = (path: string) => /^\/v1\/nodes\/ping\/?$/.test(path);
  const covers = (path: string) => isPing(path) || /^\/v1\/nodes\/\d+\/?$/.test(path);
  const caller = (headers: IncomingHttpHeaders) => {
    const scheme = headers.authorization?.trimStart().split(/\s/)[0]?.toLowerCase();
    if (scheme === "bearer" || headers["node-id"] !== undefined) return "ufdl";
    return scheme === "basic" ? "nodepool" : null;
  };
  return {
    covers,
    caller,
    claimed: (path, headers) => {
      const name = isPing(path) ? "ufdl" : caller(headers);
      const about = name === "ufdl" ? path.startsWith("/v1/nodes/") : covers(path);
      return about ? name : null;
    },
    // A browser's preflight carries no credentials, and Nodepool does not answer it.
    otherwise: (method) => (method === "OPTIONS" ? "ufdl" : otherwise),
  };
}

/** A facade on the shared root, with its match for a request. */
interface Candidate extends Match {
  readonly facade: Pick<Facade, "name" | "ownedPaths">;
  readonly path: string;
}

/**
 * Which facade on the shared root answers a request: the one that the rule's caller claims it for; else the one that
 * routes it; else the one that has its path, by other methods; else the one that owns the longest part of its
 * beginning. Where that leaves two, the rule decides. Null for a path that none of them owns.
 */
export function resolveFacade<C extends Candidate>(
  candidates: readonly C[],
  rule: SharedRule,
  { method, path, headers }: { method: string; path: string; headers: IncomingHttpHeaders },
): C | null {
  const named = (among: readonly C[], name: string | null) =>
    among.find(({ facade }) => facade.name === name);
  const claimant = named(candidates, rule.claimed(path, headers));
  if (claimant) return claimant;
  const routing = candidates.filter(({ route }) => route);
  const knowing = routing.length > 0 ? routing : candidates.filter(({ allow }) => allow.length > 0);
  const best = knowing.length > 0 ? knowing : longestMatch(candidates);
  if (best.length < 2) return best[0] ?? null;
  return named(best, rule.caller(headers)) ?? named(best, rule.otherwise(method)) ?? best[0] ?? null;
}

/** Of the facades that own a path, those whose pattern matches the longest part of its beginning. */
function longestMatch<C extends Candidate>(candidates: readonly C[]): C[] {
  const lengths = candidates.map(({ facade, path }) => facade.ownedPaths.exec(path)?.[0].length ?? 0);
  const longest = Math.max(...lengths);
  return longest > 0 ? candidates.filter((_, at) => lengths[at] === longest) : [];
}

/**
 * Looks for routes that two facades on one root both answer, by trying each route's example path on every other facade.
 * @throws Error naming every such route that the rule does not cover: the server does not start
 */
export function refuseClashes(root: readonly Facade[], rule: SharedRule): void {
  const clashes = root.flatMap((facade) =>
    facade.routes
      .filter((route) => !rule.covers(examplePath(route)))
      .flatMap((route) =>
        root
          .filter((other) => other !== facade && other.find(route.method, examplePath(route)).route)
          .map((other) => `${route.method} ${route.path} (${facade.name} and ${other.name})`),
      ),
  );
  if (clashes.length > 0) {
    throw new Error(`two facades own one route of the shared root: ${clashes.join(", ")}`);
  }
}

/** Looks for a port, a prefix or a host name that is given twice. @throws ConfigError: the server does not start */
export function refuseSharedPlaces(
  places: readonly { readonly owner: string; readonly name: string }[],
): void {
  const owners = new Map<string, string>();
  for (const { owner, name } of places) {
    const other = owners.get(name);
    if (other !== undefined) throw new ConfigError(`${name} is given to both ${other} and ${owner}`);
    owners.set(name, owner);
  }
}
