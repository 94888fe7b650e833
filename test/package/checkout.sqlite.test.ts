import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { blocksOf } from "../docs/page.ts";
import { size } from "../support/long.ts";
import { execute, start, withCheckout } from "./installation.ts";

test(
  "a checkout serves after the README's commands",
  async () => {
    const [shown] = blocksOf("README.md").filter(({ language }) => language === "text");
    expect(shown?.text).toMatch(/^npm ci && npm start +#/);
    const long = size(0, 1) === 1;
    const checkout = await withCheckout({ packages: !long });
    // Installing takes minutes: npm ci in the long tests, and what it ends with in all.
    await execute(checkout, "npm", ...(long ? ["ci"] : ["run", "prepare"]));
    // npm does not hand on the signal that ends it.
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    const gateway = await start(checkout, "sh", ["-c", `exec ${scripts.start}`]);
    expect(await gateway.graphql("{ me { username } }")).toEqual({ data: { me: { username: "admin" } } });
    expect((await gateway.get("/ui/")).status).toBe(200);
    expect(await gateway.stop()).toBe(0);
  },
  size(240_000, 900_000),
);
