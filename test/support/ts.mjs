// node --import ./test/support/ts.mjs file.ts   runs TypeScript in a process of its own, for tests about processes.
import { register } from "node:module";

register("./ts-hooks.mjs", import.meta.url);
