import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import semver from "semver";
import { blocksOf } from "../docs/page.ts";
import {
  addNativeModule,
  execute,
  lockOf,
  megabytes,
  packagesIn,
  start,
  withCheckout,
  withFolder,
} from "./installation.ts";

/* What npm packs and installs. better-sqlite3's native module is compiled for a minute: it is taken from this checkout. */

/** What only development needs, with the greatest of what was once installed with the program. */
const development =
  /^(@prisma\/|@electric-sql\/|@typescript\/|@graphql-tools\/)|^(prisma|effect|typescript|jest|vite|koa|graphql)$/;

test("the packed program has only what runs, and serves from an empty folder", async () => {
  const checkout = await withCheckout({ packages: true });
  const folder = await withFolder("empty");
  await execute(checkout, "npm", "pack", "--pack-destination", folder);
  const [tarball] = readdirSync(folder) as [string];
  const files = (await execute(folder, "tar", "-tf", tarball)).trim().split("\n");
  const kinds = files.map((file) =>
    file
      .replace(/^package\//, "")
      .split("/")
      .slice(0, 2)
      .join("/"),
  );
  expect([...new Set(kinds)].filter((kind) => !kind.startsWith("dist/")).sort()).toEqual([
    "LICENSE",
    "README.md",
    "package.json",
    "prisma/migrations",
    "schema/schema.graphql",
  ]);
  expect(files.filter((file) => /test|\.map$|\.ts$/.test(file))).toEqual([]);

  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ dependencies: { gantry: `file:${tarball}` } }),
  );
  await writeFile(join(folder, "package-lock.json"), JSON.stringify(lockOf(tarball)));
  const shown = blocksOf("docs/guides/start.md").filter(({ language }) => language === "text");
  const [install = "", npx] = (shown[1]?.text ?? "").trim().split("\n");
  expect(npx).toBe("npx gantry");
  const words = install.replace("path/to/gantry-0.1.0.tgz", `./${tarball}`).split(" ").slice(1);
  const printed = await execute(folder, "npm", ...words, "--ignore-scripts");
  expect(printed).not.toContain("EBADENGINE");
  addNativeModule(folder);
  expect(packagesIn(folder).filter((name) => development.test(name))).toEqual([]);
  // 57 MB with what is left of compiling better-sqlite3.
  expect(await megabytes(join(folder, "node_modules"))).toBeLessThan(70);

  expect(await execute(folder, "npx", "--no", "--", "gantry", "--version")).toContain("0.1.0");
  const gateway = await start(folder, "node_modules/.bin/gantry", []);
  expect(
    await gateway.graphql("{ templates(first: 1) { totalCount } users { nodes { username } } }"),
  ).toMatchObject({
    data: { users: { nodes: [{ username: "admin" }] } },
  });
  expect((await gateway.get("/docs/swagger-ui-bundle.js")).status).toBe(200);
  expect(await (await gateway.get("/", "text/html")).text()).toContain("<title>Gantry");
  expect(await (await gateway.get("/graphql", "text/html")).text()).toContain("<title>");
  expect((await gateway.get("/coalition/api/jobs/0")).status).toBeLessThan(500);
  expect(await gateway.stop()).toBe(0);
}, 240_000);

test("npm ci --omit=dev in a checkout installs the native modules, and says that the program is not built", async () => {
  const checkout = await withCheckout({ packages: false });
  const printed = await execute(checkout, "npm", "ci", "--omit=dev", "--ignore-scripts");
  expect(printed).not.toContain("EBADENGINE");
  expect(packagesIn(checkout).filter((name) => development.test(name))).toEqual([]);
  expect(await execute(checkout, "npm", "run", "prepare")).toContain("Not built");
}, 120_000);

test("no package refuses a Node version that this one's engines name", async () => {
  const { packages } = JSON.parse(await execute(".", "cat", "package-lock.json"));
  const own = new semver.Range(packages[""].engines.node);
  const narrower = Object.entries<{ engines?: { node?: string } }>(packages)
    .filter(([, { engines }]) => engines?.node && !semver.subset(own, engines.node))
    .map(([path, { engines }]) => `${path} needs Node ${engines?.node}`);
  expect(narrower).toEqual([]);
});
