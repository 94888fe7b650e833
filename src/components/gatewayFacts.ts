import type { Config, FacadePlaces } from "../config.ts";
import { entryPoints } from "../config.ts";
import type { EntryPointFacts, GatewayFacts } from "../domain/gateway.ts";

type Settings = Pick<Config, "facades" | "anonymous" | "limits" | "logins">;

/** The graph has one fixed path. */
const graph: FacadePlaces = { prefix: "/graphql", root: false, port: null, hostname: null };

/** What the graph shows of the settings. */
export function gatewayFacts(
  { facades, anonymous, limits, logins }: Settings,
  startedAt: Date,
): GatewayFacts {
  const places = { graphql: graph, ...facades };
  return {
    startedAt,
    openPorts: new Map(),
    entryPoints: entryPoints
      .map((name): EntryPointFacts => ({ name, ...places[name], anonymous: anonymous[name] }))
      .filter(isServed),
    bodies: limits,
    logins,
  };
}

function isServed({ prefix, root, port, hostname }: EntryPointFacts): boolean {
  return prefix !== null || root || port !== null || hostname !== null;
}
