import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { run } from "../support/process.ts";

// The scripts bring their own throw-away databases, so this runs once.
describe("a change of prisma/schema.prisma", () => {
  let root = "";

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "gantry-scripts-"));
    await cp("prisma/schema.prisma", join(root, "prisma/schema.prisma"));
    await cp("prisma/migrations", join(root, "prisma/migrations"), { recursive: true });
    const schema = await readFile(join(root, "prisma/schema.prisma"), "utf8");
    const changed = schema.replace("model Label {", "model Label {\n  colour String?");
    await writeFile(join(root, "prisma/schema.prisma"), changed);
  });

  afterAll(() => rm(root, { recursive: true }));

  test("is drift, named for either database, until its migration is written", async () => {
    const drift = run("scripts/drift.mjs", [], root);
    await expect(drift).rejects.toThrow(
      /sqlite: .*Added column `colour`.*postgresql: .*Added column `colour`/s,
    );

    await run("scripts/migration.mjs", ["label_colour"], root);
    for (const dialect of ["sqlite", "postgresql"]) {
      const folder = join(root, "prisma/migrations", dialect);
      const newest = (await readdir(folder)).sort().at(-1) ?? "";
      expect(newest).toMatch(/^\d{14}_label_colour$/);
      const sql = await readFile(join(folder, newest, "migration.sql"), "utf8");
      expect(sql).toMatch(/ALTER TABLE "Label" ADD COLUMN +"colour" TEXT;/);
    }
    expect(await run("scripts/drift.mjs", [], root)).toMatch(/^The \d+ migrations of both databases match/);
  });

  test("needs a name in snake case", async () => {
    await expect(run("scripts/migration.mjs", ["Label-Colour"], root)).rejects.toThrow("usage:");
  });
});
