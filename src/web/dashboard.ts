import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { Context, Middleware } from "koa";

/** Only the gateway's own files; nothing runs that is written into the page. */
const policy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Names of these have a hash of what is in them. */
const hashed = "/assets/";

/**
 * Serves the built dashboard: its page at `/` (to browsers) and at every path below `/ui` that is no file, so that
 * links to its screens work, and its files below `/ui`. The files are listed once, at the start, so that no path of a
 * request reaches the file system.
 * @param folder what scripts/dashboard.mjs wrote; null where it has not been built: `/` then leads to GraphiQL
 */
export function dashboard(folder: string | null): Middleware {
  const files = new Set(folder === null ? [] : filesIn(folder));
  return async (ctx, next) => {
    if (ctx.method !== "GET" && ctx.method !== "HEAD") return next();
    if (ctx.path === "/") {
      if (ctx.accepts("json", "html") !== "html") return next();
      return folder === null ? ctx.redirect("/graphql") : send(ctx, folder, "/index.html", files);
    }
    if (folder === null || !/^\/ui(\/|$)/.test(ctx.path)) return next();
    const file = ctx.path.slice("/ui".length);
    if (files.has(file) && !file.endsWith(".br")) return send(ctx, folder, file, files);
    // A file of an earlier build is gone; the page in its place would be read as a script.
    return file.startsWith(hashed) ? next() : send(ctx, folder, "/index.html", files);
  };
}

async function send(ctx: Context, folder: string, file: string, files: ReadonlySet<string>): Promise<void> {
  const brotli = files.has(`${file}.br`) && ctx.acceptsEncodings("br", "identity") === "br";
  ctx.body = await readFile(join(folder, brotli ? `${file}.br` : file));
  ctx.type = extname(file);
  ctx.vary("Accept-Encoding");
  if (brotli) ctx.set("Content-Encoding", "br");
  ctx.set("Cache-Control", file.startsWith(hashed) ? "public, max-age=31536000, immutable" : "no-cache");
  ctx.set("Content-Security-Policy", policy);
  ctx.set("Referrer-Policy", "same-origin");
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length).replaceAll(sep, "/"));
}
