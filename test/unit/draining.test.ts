import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";

// In a process of its own: Jest hears no warnings.
const twentyStreams = `
  const { Draining } = await import("./src/http/draining.ts");
  const { signal } = new Draining();
  for (let open = 0; open < 20; open++) signal.addEventListener("abort", () => {});
`;

test("any number of open streams may wait for the server's end without a warning of a leak", () => {
  const flags = ["--disable-warning=ExperimentalWarning", "--import", "./test/support/ts.mjs"];
  const child = spawnSync(process.execPath, [...flags, "--input-type=module", "-e", twentyStreams], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect({ status: child.status, stderr: child.stderr }).toEqual({ status: 0, stderr: "" });
});
