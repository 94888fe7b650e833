import Router from "@koa/router";
import type { Facade } from "./facade.ts";
import type { Route, SlashRule } from "./route.ts";

/** What a facade's routes say to a method and path. */
export interface Match {
  readonly route: Route | null;
  readonly params: Readonly<Record<string, string>>;
  /** Methods that the path knows; empty when it is unknown. */
  readonly allow: readonly string[];
}

/** Finds the route of a path, which is decoded already when the facade decodes first. */
export type Matcher = (method: string, path: string) => Match;

const nothing: Match = { route: null, params: {}, allow: [] };

/**
 * Builds one facade's matcher. The matching is @koa/router's; path values are taken from its captures, because its own
 * `params` would decode a second time what the facade has decoded before matching.
 */
export function matcher(facade: Facade): Matcher {
  const router = new Router();
  const byName = new Map<string, { route: Route; names: readonly string[] }>();
  const patterns: string[] = [];
  for (const route of facade.routes) {
    if (byName.has(route.name)) throw new Error(`${facade.name} has two routes named ${route.name}`);
    byName.set(route.name, { route, names: valueNames(route.path) });
    for (const path of [route.path, ...(route.aliases ?? [])]) {
      const known = pattern(path, route, route.slash ?? facade.slash);
      patterns.push(known.source);
      router.register(known, [route.method], () => {}, { name: route.name, pathAsRegExp: true });
    }
  }
  // The router tries one route after another; of the facades on a root all but one say no to a path, and say it so at once.
  const any = new RegExp(patterns.join("|"));
  return (method, path) => {
    if (!any.test(path)) return nothing;
    const found = router.match(path, method);
    const layer = found.pathAndMethod[0];
    if (!layer) {
      return found.path.length === 0
        ? nothing
        : { ...nothing, allow: [...new Set(found.path.flatMap((one) => one.methods))] };
    }
    const { route, names } = byName.get(layer.name ?? "") as { route: Route; names: readonly string[] };
    const values = layer.captures(path).map((value) => (facade.decodesPath ? value : decoded(value)));
    return {
      route,
      params: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ""])),
      allow: layer.methods,
    };
  };
}

/** A path of a route with its parameters' examples put in. */
export function examplePath(route: Route): string {
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) => parameter(route, name).example);
}

/** Decodes percent escapes; those that are broken, or make no UTF-8, stay as they are, as with Django. */
export function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
    let read = "";
    for (let at = 0; at < escapes.length; ) {
      const raw = escapes.slice(at, at + 3 * bytesOf(escapes.slice(at + 1, at + 3)));
      const whole = wellFormed(raw);
      const one = whole ? raw : escapes.slice(at, at + 3);
      read += whole ? decodeURIComponent(one) : one;
      at += one.length;
    }
    return read;
  });
}

/** How many bytes the character takes that a byte, in hex, begins; 1 for one that begins none. */
function bytesOf(lead: string): number {
  const byte = Number.parseInt(lead, 16);
  return byte < 0xc2 || byte > 0xf4 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** What makes one character of UTF-8, escaped: so that nothing has to be tried, which takes a long time where it fails. */
const character = new RegExp(
  [
    "%[0-7].",
    "%(?:c[2-9a-f]|d.)%[89ab].",
    "%e0%[ab].%[89ab].|%e[1-9a-cef]%[89ab].%[89ab].|%ed%[89].%[89ab].",
    "%f0%[9ab].%[89ab].%[89ab].|%f[1-3]%[89ab].%[89ab].%[89ab].|%f4%8.%[89ab].%[89ab].",
  ]
    .map((form) => `^(?:${form})$`)
    .join("|"),
  "i",
);

function wellFormed(escapes: string): boolean {
  return character.test(escapes);
}

function pattern(path: string, route: Route, slash: SlashRule): RegExp {
  const source = path
    .split(/(\{\w+\})/)
    .map((piece) => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1];
      return name
        ? `(${parameter(route, name).pattern ?? "[^/]+"})`
        : piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source}${slash === "optional" ? "/?" : slash === "required" ? "/" : ""}$`);
}

function parameter(route: Route, name: string) {
  const found = route.parameters?.[name];
  if (found?.in !== "path") throw new Error(`${route.name} does not describe its path value ${name}`);
  return found;
}

function valueNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string);
}
