import type { IncomingHttpHeaders } from "node:http";
import { ConfigError } from "../config.ts";
import type { Facade } from "./facade.ts";
import { examplePath, type Matcher } from "./match.ts";

/** Who takes a request that two facades on one root both own. Never decided by the body. */
export interface SharedRule {
  readonly covers: (method: string, path: string) => boolean;
  /** The name of the facade that takes it. */
  readonly owner: (headers: IncomingHttpHeaders) => string;
}

/**
 * `GET|PUT|DELETE /v1/nodes/{int}` belongs to UFDL and to Nodepool. A bearer token or a Node-Id is UFDL's, basic
 * credentials are Nodepool's, and a call without either goes to `otherwise` (design.md section 5).
 */
export function v1NodesRule(otherwise: "ufdl" | "nodepool"): SharedRule {
  return {
    covers: (method, path) => /^(GET|HEAD|PUT|DELETE)$/.test(method) && /^\/v1\/nodes\/\d+\/?$/.test(path),
    owner: (headers) => {
      const scheme = headers.authorization?.trimStart().split(/\s/)[0]?.toLowerCase();
      if (scheme === "bearer" || headers["node-id"] !== undefined) return "ufdl";
      return scheme === "basic" ? "nodepool" : otherwise;
    },
  };
}

/**
 * Looks for routes that two facades on one root both answer, by trying each route's example path on every other facade.
 * @throws Error naming every such route that no rule covers: the server does not start
 */
export function refuseClashes(
  root: readonly { facade: Facade; match: Matcher }[],
  rules: readonly SharedRule[],
): void {
  const clashes = root.flatMap(({ facade }) =>
    root
      .filter((other) => other.facade !== facade)
      .flatMap((other) =>
        facade.routes
          .filter((route) => other.match(route.method, examplePath(route)).route !== null)
          .filter((route) => !rules.some((rule) => rule.covers(route.method, examplePath(route))))
          .map((route) => `${route.method} ${route.path} (${facade.name} and ${other.facade.name})`),
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
