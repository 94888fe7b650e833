import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { programActor } from "../../src/domain/actor.ts";
import { change } from "../../src/domain/change.ts";
import { createToken } from "../../src/domain/users/createToken.ts";
import { withServer } from "../support/server.ts";
import { eventually } from "../support/subscribe.ts";
import { runGantry, withDataDir, withGantry } from "./gantry.ts";

describe("gantry purge", () => {
  test("counts with --dry-run, then removes", async () => {
    const { gantry } = await withGantry();
    await gantry("seed");
    const counted = JSON.parse((await gantry("purge --older-than 1s --dry-run --json")).out);
    expect(counted).toMatchObject({ dryRun: true, olderThan: 1, jobs: expect.any(Number) });
    expect(counted.jobs).toBeGreaterThan(0);
    const { out } = await gantry("purge --older-than 1s");
    expect(out).toMatch(new RegExp(`^removed ${counted.jobs} jobs and ${counted.outputs} outputs \\(`));
    expect((await gantry("purge --older-than 1s")).out).toMatch(/^removed 0 jobs/);
  });

  test("needs a time", async () => {
    expect(await runGantry("purge", {})).toMatchObject({ code: 2 });
    const wrong = await runGantry("purge --older-than never", {});
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("30") });
  });
});

describe("gantry key rotate", () => {
  test.each([
    ["", null],
    ["--grace 1h", 3_600],
    ["--grace", 8 * 3_600],
  ])("with %s says when the tokens from before end", async (words, seconds) => {
    const { gantry } = await withGantry();
    // The first one makes a key.
    await gantry("key rotate");
    const { formerEndsAt } = JSON.parse((await gantry(`key rotate --json ${words}`)).out);
    if (seconds === null) expect(formerEndsAt).toBeNull();
    else expect(Math.abs(Date.parse(formerEndsAt) - Date.now() - seconds * 1_000)).toBeLessThan(60_000);
  });
});

test("gantry key rotate beside a gateway ends the access tokens there, and the activity tells who did it", async () => {
  const { url, gantry } = await withGantry("users");
  const server = await withServer({ config: { databaseUrl: url } });
  const { key } = await change({ services: server.services, actor: programActor("start") }, (change) =>
    createToken(change, { user: server.admin.id, name: "k" }),
  );
  const query = "{ me { username } }";
  expect((await server.graphql(query)).errors).toBeUndefined();
  expect((await gantry("key rotate --grace 1h")).code).toBe(0);
  expect((await gantry("key rotate")).code).toBe(0);
  await eventually(
    async () => (await server.graphql(query)).errors?.[0]?.extensions?.code === "TOKEN_INVALID",
  );
  const read = "{ events(filter: { type: { eq: SIGNING_KEY_ROTATED } }) { nodes { actor at data } } }";
  const { data } = await server.graphql(read, {}, { token: key });
  const by = { actor: "the command line", at: expect.any(String) };
  expect(data).toEqual({
    events: {
      nodes: [
        { ...by, data: { formerEndsAt: expect.any(String) } },
        { ...by, data: { formerEndsAt: null } },
      ],
    },
  });
});

describe("gantry completion", () => {
  async function complete(...words: string[]): Promise<string[]> {
    const script = join(await withDataDir(), "completion");
    await writeFile(script, (await runGantry("completion bash", {})).out);
    const line = `source ${script}; COMP_WORDS=(gantry ${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length}; _gantry; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = await promisify(execFile)("bash", ["--norc", "-c", line]);
    return stdout.split("\n").filter(Boolean);
  }

  test("completes commands, commands below them and options", async () => {
    expect(await complete("re")).toEqual(["restore"]);
    expect(await complete("user", "")).toEqual(expect.arrayContaining(["add", "list", "password"]));
    expect(await complete("user", "add", "--pass")).toEqual(["--password", "--password-stdin"]);
    expect(await complete("job", "list", "--st")).toEqual(["--state"]);
  });

  test("has a script for each shell that names every command", async () => {
    for (const shell of ["bash", "zsh", "fish"]) {
      const { code, out } = await runGantry(`completion ${shell}`, {});
      expect(code).toBe(0);
      for (const word of ["backup", "rotate", "older-than", "completion"]) expect(out).toContain(word);
    }
    expect(await runGantry("completion tcsh", {})).toMatchObject({ code: 2 });
  });
});
