import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { runGantry, withDataDir } from "./gantry.ts";

describe("gantry serve", () => {
  test.each(["serve --help", "serve --version", "--help", "--version", "help", "help serve"])(
    "%s prints to standard output and starts no server",
    async (words) => {
      const ran = await runGantry(words, {});
      expect(ran).toMatchObject({ code: 0, err: "" });
      expect(ran.out).toMatch(words.includes("version") ? /^\d+\.\d+\.\d+\n$/ : /^Usage: gantry/);
    },
  );

  test.each([
    ["serve nonsense", "too many arguments for 'serve'", "Usage: gantry serve"],
    ["serve --loud", "unknown option '--loud'", "Usage: gantry serve"],
    ["nonsense", "unknown command 'nonsense'", "doctor"],
    ["--loud", "unknown option '--loud'", "--env-file"],
    ["user nonsense", "unknown command 'nonsense'", "password"],
    ["serve --env-file /nowhere", "can't be read", ""],
  ])("%s is refused with what is known, and starts no server", async (words, complaint, known) => {
    const ran = await runGantry(words, {});
    expect(ran).toMatchObject({ code: 2, out: "", err: expect.stringContaining(complaint) });
    expect(ran.err).toContain(known);
  });

  test.each(["--env-file FILE", "serve --env-file FILE", "--env-file FILE serve"])(
    "%s serves with the settings of the file, and those of the environment win",
    async (words) => {
      const file = join(await withDataDir(), "settings");
      await writeFile(file, "# comment\nPORT=4001\nHOST='127.0.0.2'\n");
      const served: NodeJS.ProcessEnv[] = [];
      const serve = async (environment: NodeJS.ProcessEnv) => void served.push(environment);
      const ran = await runGantry(words.replace("FILE", file), { PORT: "4002" }, { serve });
      expect(ran).toEqual({ code: 0, out: "", err: "" });
      expect(served).toEqual([{ PORT: "4002", HOST: "127.0.0.2" }]);
    },
  );

  test("errors are JSON with --json, of the words too", async () => {
    const ran = await runGantry("user nonsense --json", {});
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(JSON.parse(ran.err)).toEqual({ error: { code: "USAGE", message: "unknown command 'nonsense'" } });
  });
});

describe("gantry config", () => {
  test("shows values, defaults and meanings, and hides secrets", async () => {
    const settings = { PORT: "4001", ADMIN_PASSWORD: "hush", DATABASE_URL: "postgres://ada:hush@db/gantry" };
    const ran = await runGantry("config --json", settings);
    expect(ran).toMatchObject({ code: 0, err: "" });
    const variables = JSON.parse(ran.out) as { name: string }[];
    const named = (name: string) => variables.find((variable) => variable.name === name);
    expect(named("PORT")).toMatchObject({ value: "4001", set: true, default: "4000" });
    expect(named("HOST")).toMatchObject({
      value: "127.0.0.1",
      set: false,
      meaning: expect.stringContaining("listen"),
    });
    expect(named("DATABASE_URL")).toMatchObject({ value: null, set: true });
    const text = await runGantry("config", settings);
    expect(text.out).toContain("PORT=4001  (set; default: 4000)");
    expect(ran.out + text.out).not.toContain("hush");
  });

  test("names misspelt and invalid variables", async () => {
    expect(await runGantry("config", { UFDL_PREFX: "/x" })).toMatchObject({
      code: 0,
      err: expect.stringContaining("UFDL_PREFIX was probably meant"),
    });
    expect(await runGantry("config", { PORT: "seventy" })).toMatchObject({
      code: 2,
      err: expect.stringContaining("PORT must be a port number"),
    });
  });
});
