import { createRequire, register } from "node:module";
import { pathToFileURL } from "node:url";

/** The modules loaded so far by their path, on the process: Jest loads this file more than once. */
export const key = Symbol.for("gantry.test.modules");

if (!globalThis[key]) {
  globalThis[key] = new Map();
  register("../ts-hooks.mjs", import.meta.url);
}

export const modules = globalThis[key];

const require = createRequire(import.meta.url);

/** Imports an ECMAScript module in Node itself, outside Jest's contexts; once in the life of a worker. */
export async function load(path) {
  if (!modules.has(path)) modules.set(path, await import(pathToFileURL(path).href));
  return modules.get(path);
}

/** As `load`, for a CommonJS module. */
export function loadCommon(path) {
  if (!modules.has(path)) modules.set(path, require(path));
  return modules.get(path);
}

/** The expression by which a test's code reaches a loaded module; see environment.mjs. */
export function lookup(path) {
  return `globalThis[Symbol.for(${JSON.stringify(key.description)})].get(${JSON.stringify(path)})`;
}
