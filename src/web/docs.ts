import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GraphQLSchema } from "graphql";
import type { Context, Middleware } from "koa";
import { findInstalled, installed } from "../installation.ts";
import { contentsOf, type Documented } from "./docsContents.ts";

/** What the page needs of swagger-ui-dist, by name; scripts/build.mjs copies them. Nothing comes from another machine. */
const assets: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css",
  "swagger-ui-bundle.js": "text/javascript",
};

/** The library writes styles into the page, so styles may be there; scripts may not. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

export interface DocsOptions {
  apis: readonly Documented[];
  /** The graph as clients see it. */
  schema: GraphQLSchema;
  /** What scripts/dashboard.mjs wrote, with the page in it; null where it has not been built. */
  folder: string | null;
}

/**
 * Serves `/docs`: the references of the legacy APIs and of the graph (a page at `/docs/<api>` and `/docs/graphql`), the
 * OpenAPI documents as `/docs/<api>.json`, and what the page searches as `/docs/contents.json`.
 */
export function docs({ apis, schema, folder }: DocsOptions): Middleware {
  const texts = new Map<string, string>();
  const made: Readonly<Record<string, () => object>> = {
    contents: () => contentsOf(apis, schema),
    ...Object.fromEntries(apis.map(({ name, document }) => [name, document])),
  };
  const jsonOf = (name: string): string | undefined => {
    if (Object.hasOwn(made, name) && !texts.has(name)) texts.set(name, JSON.stringify(made[name]?.()));
    return texts.get(name);
  };
  const pages = new Set(["", "graphql", ...apis.map(({ name }) => name)]);
  return async (ctx, next) => {
    if (ctx.path !== "/docs" && !ctx.path.startsWith("/docs/")) return next();
    if (ctx.method !== "GET" && ctx.method !== "HEAD") return next();
    const file = ctx.path.slice("/docs/".length);
    if (pages.has(file) && folder !== null) return send(ctx, "text/html", read(folder, "docs.html"));
    const json = file.endsWith(".json") ? jsonOf(file.slice(0, -5)) : undefined;
    if (json !== undefined) return send(ctx, "application/json", json);
    const type = Object.hasOwn(assets, file) ? assets[file] : undefined;
    if (type === undefined) return next();
    const library = findInstalled("swagger-ui") ?? installed("node_modules", "swagger-ui-dist");
    return send(ctx, type, read(library, file), "public, max-age=86400");
  };
}

function send(ctx: Context, type: string, body: string | Buffer, cache = "no-cache"): void {
  ctx.body = body;
  ctx.set({
    "Content-Type": `${type}; charset=utf-8`,
    "Cache-Control": cache,
    "Content-Security-Policy": policy,
  });
}

function read(folder: string, file: string): Buffer {
  return readFileSync(join(folder, file));
}
