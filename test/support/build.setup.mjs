import { rmSync } from "node:fs";
import { atTheEnd } from "./teardown.mjs";

/** Where the first test that needs the built program puts it (built.ts): in the checkout, where its packages are found. */
export function buildFolder() {
  process.env.GANTRY_TEST_BUILD = `node_modules/.cache/gantry-test-${process.pid}`;
  const remove = () => rmSync(process.env.GANTRY_TEST_BUILD, { recursive: true, force: true });
  remove();
  atTheEnd(remove);
}
