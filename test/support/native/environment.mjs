import { TestEnvironment } from "jest-environment-node";
import { key, modules } from "./modules.mjs";

/** Classes that are asked for with instanceof: a test's and the application's must be the same. */
const shared = ["Date", "Error", "Map", "RangeError", "RegExp", "Set", "TypeError"];

/** Jest's environment for Node, from which a test reaches the modules that were loaded outside it. */
export default class NativeEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global[key] = modules;
    for (const name of shared) this.global[name] = globalThis[name];
    // Jest gives tests a copy, whose changes the application would not see.
    this.global.process.env = process.env;
  }
}
