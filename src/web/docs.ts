import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context, Middleware } from "koa";
import { findInstalled, installed } from "../installation.ts";

/** One API's OpenAPI document. */
export interface Documented {
  readonly name: string;
  readonly title: string;
  readonly document: () => object;
}

/** What the page needs of swagger-ui-dist, by name; scripts/build.mjs copies them. Nothing comes from another machine. */
const assets: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css",
  "swagger-ui-bundle.js": "text/javascript",
  "favicon-32x32.png": "image/png",
};

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Gantry: the legacy APIs</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="browser"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** The library's own style sheets are written into the page, so styles may be; scripts may not. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** Serves `/docs`: a browser for the legacy APIs' OpenAPI documents, and these as `/docs/<api>.json`. */
export function docs(apis: readonly Documented[]): Middleware {
  const texts = new Map<string, string>();
  const start = `// The library has no bar of its own to choose an API by without its standalone bundle.
const apis = ${JSON.stringify(apis.map(({ name, title }) => ({ name, title })))};
const wanted = location.hash.slice(1).split("/")[0];
const bar = document.createElement("nav");
bar.style.cssText = "padding:1em;font-family:sans-serif";
for (const { name, title } of apis) {
  const link = document.createElement("a");
  link.href = "#" + name;
  link.textContent = title;
  link.style.marginRight = "1em";
  link.onclick = () => show(name);
  bar.append(link);
}
document.body.prepend(bar);
function show(name) {
  for (const link of bar.children) link.style.fontWeight = link.hash === "#" + name ? "bold" : "";
  SwaggerUIBundle({ url: "/docs/" + name + ".json", dom_id: "#browser", deepLinking: false, validatorUrl: null });
}
show(apis.some((one) => one.name === wanted) ? wanted : apis[0]?.name);
`;
  const documentOf = (name: string): string | undefined => {
    const api = apis.find((one) => one.name === name);
    if (api && !texts.has(name)) texts.set(name, JSON.stringify(api.document()));
    return texts.get(name);
  };
  return async (ctx, next) => {
    if (ctx.path !== "/docs" && !ctx.path.startsWith("/docs/")) return next();
    if (ctx.method !== "GET" && ctx.method !== "HEAD") return next();
    const file = ctx.path.slice("/docs/".length);
    if (file === "") return send(ctx, "text/html", page);
    if (file === "start.js") return send(ctx, "text/javascript", start);
    const document = file.endsWith(".json") ? documentOf(file.slice(0, -5)) : undefined;
    if (document !== undefined) return send(ctx, "application/json", document);
    const type = Object.hasOwn(assets, file) ? assets[file] : undefined;
    return type === undefined ? next() : send(ctx, type, asset(file), "public, max-age=86400");
  };
}

function send(ctx: Context, type: string, body: string | Buffer, cache = "no-cache"): void {
  ctx.body = body;
  ctx.set({
    "Content-Type": type.startsWith("image/") ? type : `${type}; charset=utf-8`,
    "Cache-Control": cache,
    "Content-Security-Policy": policy,
  });
}

function asset(file: string): Buffer {
  const folder = findInstalled("swagger-ui") ?? installed("node_modules", "swagger-ui-dist");
  return readFileSync(join(folder, file));
}
