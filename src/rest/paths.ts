import type { RouteMetadata, SlashRule } from "./metadata.ts";

/** Matches every path: for the last middleware of a router, which answers what no route does. */
export const anyPath = /^/;

/** Compiles a route's path such as `/v1/jobs/:pk`, with the patterns of its parameters. */
export function pathPattern(path: string, route: RouteMetadata, slash: SlashRule): RegExp {
  const source = path
    .split(/(:\w+)/)
    .map((piece) => {
      if (!piece.startsWith(":")) return piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return `(${parameter(route, piece.slice(1)).pattern ?? "[^/]+"})`;
    })
    .join("");
  return new RegExp(`^${source}${(route.slash ?? slash) === "optional" ? "/?" : ""}$`);
}

/** A route's path with the examples of its parameters. */
export function examplePath(route: RouteMetadata & { readonly path: string }): string {
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) => parameter(route, name).example);
}

function parameter({ name, parameters }: RouteMetadata, value: string) {
  const found = parameters?.[value];
  if (found?.in !== "path") throw new Error(`${name} does not describe its path value ${value}`);
  return found;
}
