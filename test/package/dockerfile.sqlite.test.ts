import { readFileSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { size } from "../support/long.ts";
import { type Performed, perform, stagesOf } from "./dockerfile.ts";
import { execute, megabytes, start, withCheckout, withFolder } from "./installation.ts";
import { freePort } from "./ports.ts";

/*
 * The Dockerfile without Docker. In the long tests every command is run; else those that take minutes, installing a
 * gigabyte and compiling better-sqlite3, are replaced by what is in this checkout.
 */

const packages = resolve("node_modules");
const slow = new Map([
  [/^npm ci --ignore-scripts$/, `ln -s ${packages} node_modules`],
  [
    /npm rebuild better-sqlite3 [^&]*/,
    `cp -r ${packages}/better-sqlite3/build node_modules/better-sqlite3/ `,
  ],
]);
const stages = stagesOf(readFileSync("Dockerfile", "utf8"));
const image = stages.at(-1) as (typeof stages)[number];
const command = (word: string) =>
  JSON.parse(
    (image.instructions.find((one) => one.word === word)?.text ?? "").replace(/^.*?(?=\[)/, ""),
  ) as string[];

test("packages are installed before the sources are copied, so that these do not change their layer", () => {
  for (const { name, instructions } of stages.slice(0, -1)) {
    const install = instructions.findIndex(({ text }) => text.startsWith("npm ci"));
    const before = instructions.slice(0, install).filter(({ word }) => word === "COPY");
    expect([name, before.map(({ text }) => text)]).toEqual([name, ["package.json package-lock.json ./"]]);
  }
});

test(
  "the image's files serve as a user who can write nothing but its data",
  async () => {
    const home = await withFolder("image");
    const context = await withCheckout({ packages: false });
    const user = process.getuid?.() === 0 ? 65_534 : null;
    const instead = size(1, 0) === 1 ? slow : new Map();
    await chmod(home, 0o755);
    let built: Performed | undefined;
    for (const stage of stages) built = await perform(stage, { context, home, user, instead });
    const { root, workdir, environment } = built as Performed;
    expect(await megabytes(root)).toBeLessThan(50);
    expect(image.instructions.filter(({ word }) => word === "USER")).toEqual([
      { word: "USER", text: "node" },
    ]);

    const port = await freePort();
    const settings = { ...environment, HOST: "127.0.0.1", PORT: String(port) };
    const [program = "", ...words] = command("CMD");
    const gateway = await start(workdir, program, words, settings, user);
    expect(gateway.url).toBe(`http://127.0.0.1:${port}`);
    expect(await gateway.graphql("{ users { nodes { username } } }")).toEqual({
      data: { users: { nodes: [{ username: "admin" }] } },
    });
    expect((await gateway.get("/docs/swagger-ui.css")).status).toBe(200);
    expect((await gateway.get("/ui/")).status).toBe(200);
    const [healthy = "", ...check] = command("HEALTHCHECK");
    await execute(workdir, "env", `PORT=${port}`, healthy, ...check);
    const gantry = join(root, "usr/local/bin/gantry");
    expect(
      await execute(workdir, "env", `DATA_DIR=${environment.DATA_DIR}`, gantry, "user", "list"),
    ).toContain("admin");
    expect(await gateway.stop()).toBe(0);
    await expect(execute(workdir, "env", `PORT=${port}`, healthy, ...check)).rejects.toThrow();
  },
  size(240_000, 1_800_000),
);
