import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../../src/cli/program.ts";
import { afterThisTest, withDatabase } from "../support/store.ts";
import type { Content } from "../support/template.ts";

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** The command line on a database of its own. Words are split at spaces; `input` is standard input. */
export async function withGantry(
  content?: Content,
): Promise<{ url: string; gantry(words: string, input?: string): Promise<Ran> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "gantry-cli-"));
  afterThisTest(() => rm(dataDir, { recursive: true, force: true }));
  const url = await withDatabase(content);
  const environment = { DATABASE_URL: url, DATA_DIR: dataDir };
  return {
    url,
    gantry: async (words, input = "") => {
      const ran = { code: 0, out: "", err: "" };
      ran.code = await runCli(words.split(" "), environment, {
        out: (text) => {
          ran.out += text;
        },
        err: (text) => {
          ran.err += text;
        },
        readSecret: async () => input,
      });
      return ran;
    },
  };
}
