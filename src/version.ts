import { readFileSync } from "node:fs";
import { installed } from "./installation.ts";

/** The version in package.json. */
export const version: string = JSON.parse(readFileSync(installed("package.json"), "utf8")).version;
