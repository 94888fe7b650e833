import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What was stripped before: the whole application takes 0.7 s. */
const cache = fileURLToPath(new URL("../../node_modules/.cache/gantry-types/", import.meta.url));
mkdirSync(cache, { recursive: true });

/** Node 20 does not strip types by itself. They become blanks, so that errors show the source's lines. */
export async function load(url, context, next) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context);
  return {
    format: "module",
    source: await stripped(readFileSync(fileURLToPath(url), "utf8")),
    shortCircuit: true,
  };
}

async function stripped(source) {
  const path = `${cache}${createHash("sha256").update(source).digest("hex")}.js`;
  try {
    return readFileSync(path, "utf8");
  } catch {
    const { transformSync } = await import("amaro");
    const { code } = transformSync(source, { mode: "strip-only", module: true });
    // Under another name until it is whole: other processes may read it.
    writeFileSync(`${path}.${process.pid}`, code);
    renameSync(`${path}.${process.pid}`, path);
    return code;
  }
}
