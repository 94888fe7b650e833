import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Middleware } from "koa";

/** A page's folder has some dozens of files; one with more is a mistake, such as `/`. */
const filesAtMost = 5_000;

/**
 * Serves the files of a folder by exactly their paths, and `index.html` for the folder itself: the original's web page
 * calls the API by absolute paths, so it has to have the API's origin (docs/apis/coalition.md section 4.2). The files are
 * listed once, at the start: no path of a request ever reaches the file system.
 * @param prefixes paths under which the page stands; the empty one is the root
 * @throws Error when the folder can't be read, has no index.html, or too many files
 */
export async function page(folder: string, prefixes: readonly string[]): Promise<Middleware> {
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
      // Relative links in the page need the slash.
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
    if (files.size >= filesAtMost) throw new Error(`${folder} has more than ${filesAtMost} files`);
    const file = join(entry.parentPath, entry.name);
    files.set(file.slice(join(folder, sep).length - 1).replaceAll(sep, "/"), file);
  }
  return files;
}
