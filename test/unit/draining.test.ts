import { getMaxListeners } from "node:events";
import { expect, test } from "@jest/globals";
import { Draining } from "../../src/http/draining.ts";

test("any number of open streams may wait for the server's end without a warning of a leak", () => {
  expect(getMaxListeners(new Draining().signal)).toBe(0);
});
