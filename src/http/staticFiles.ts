import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Middleware } from "koa";

/** The original's page has some dozens of files; a folder with more is a mistake, such as `/`. */
const maxFiles = 5_000;

/**
 * Serves the files of a folder, and `index.html` for the folder itself: Coalition's web page calls the API by absolute
 * paths, so it has to have the API's origin (docs/apis/coalition.md section 4.2). The files are listed once, at the
 * start, so that no path of a request reaches the file system.
 * @param prefixes paths under which the folder is served; the empty one is the root
 * @throws Error when the folder can't be read, has no index.html, or too many files
 */
export async function staticFiles(folder: string, prefixes: readonly string[]): Promise<Middleware> {
  const files = await filesIn(folder);
  if (!files.has("/index.html")) throw new Error(`there is no index.html in ${folder}`);
  const known = new Map<string, string>();
  for (const prefix of prefixes) {
    for (const [path, file] of files) known.set(prefix + path, file);
    known.set(`${prefix}/`, files.get("/index.html") as string);
  }
  return async (ctx, next) => {
    const file = ctx.method === "GET" || ctx.method === "HEAD" ? known.get(ctx.path) : undefined;
    if (file === undefined) {
      // Relative links in index.html need the slash.
      if (ctx.method === "GET" && ctx.path !== "" && prefixes.includes(ctx.path))
        return ctx.redirect(`${ctx.path}/`);
      return next();
    }
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return next();
    ctx.status = 200;
    ctx.type = file.slice(file.lastIndexOf(".") + 1);
    ctx.lastModified = found.mtime;
    ctx.set("Cache-Control", "no-cache");
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    ctx.length = found.size;
    ctx.body = createReadStream(file);
  };
}

async function filesIn(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    if (files.size >= maxFiles) throw new Error(`${folder} has more than ${maxFiles} files`);
    const file = join(entry.parentPath, entry.name);
    files.set(file.slice(join(folder, sep).length - 1).replaceAll(sep, "/"), file);
  }
  return files;
}
