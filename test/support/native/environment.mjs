import { TestEnvironment } from "jest-environment-node";
import { key, modules } from "./modules.mjs";

/** Classes that are asked for with instanceof: a test's and the application's must be the same. */
const shared = ["Date", "Error", "Map", "RangeError", "RegExp", "Set", "TypeError"];

/** Jest's environment for Node, from which a test reaches the modules that were loaded outside it. */
export default class NativeEnvironment extends TestEnvironment {
  #place;

  constructor(config, context) {
    super(config, context);
    this.#place = config.projectConfig.globals.DIALECT;
    this.global[key] = modules;
    for (const name of shared) {
      // What the language itself throws in a test's context is still of the context's own class.
      Object.setPrototypeOf(this.global[name].prototype, globalThis[name].prototype);
      this.global[name] = globalThis[name];
    }
    // Jest gives tests a copy, whose changes the application would not see.
    this.global.process.env = process.env;
  }

  /** Gives the tests that run on either database a name for each: reports know tests by name alone. */
  handleTestEvent({ name }, { rootDescribeBlock }) {
    if (name === "run_start" && this.#place) mark(rootDescribeBlock, ` [${this.#place}]`);
  }
}

function mark(block, place) {
  for (const child of block.children) {
    if (child.type === "test") child.name += place;
    else mark(child, place);
  }
}
