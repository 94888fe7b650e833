import type { RouteMetadata, SlashRule } from "./metadata.ts";

/** Every path: for the middleware at a router's end that answers what no route has. */
export const anyPath = /^/;

/** What a route's path, as in `/v1/jobs/:pk`, matches: each of its values as the parameter of its name has it. */
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

/** A path of a route with its parameters' examples put in. */
export function examplePath(route: RouteMetadata & { readonly path: string }): string {
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) => parameter(route, name).example);
}

function parameter({ name, parameters }: RouteMetadata, value: string) {
  const found = parameters?.[value];
  if (found?.in !== "path") throw new Error(`${name} does not describe its path value ${value}`);
  return found;
}
