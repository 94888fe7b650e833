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

/** A folder that is gone after the test. */
export async function withDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "gantry-cli-"));
  afterThisTest(() => rm(dataDir, { recursive: true, force: true }));
  return dataDir;
}

/** The command line on a database of its own. A text is split at spaces; `input` is standard input. */
export async function withGantry(
  content?: Content,
): Promise<{ url: string; gantry(words: string | readonly string[], input?: string): Promise<Ran> }> {
  const dataDir = await withDataDir();
  const url = await withDatabase(content);
  return {
    url,
    gantry: (words, input) => runGantry(words, { DATABASE_URL: url, DATA_DIR: dataDir }, { input }),
  };
}

interface RunOptions {
  /** Standard input. */
  input?: string | undefined;
  /** Runs instead of the server. */
  serve?: (environment: NodeJS.ProcessEnv) => Promise<void>;
  /** Called with all of standard output so far, each time there is more. */
  heard?: (out: string) => void;
  /** Columns of the terminal; none by default. */
  columns?: number;
}

/** Runs one command in this process. A text is split at spaces. */
export async function runGantry(
  words: string | readonly string[],
  environment: NodeJS.ProcessEnv,
  {
    input = "",
    serve = () => Promise.reject(new Error("the server was started")),
    heard = () => {},
    columns,
  }: RunOptions = {},
): Promise<Ran> {
  const ran = { code: 0, out: "", err: "" };
  ran.code = await runCli(
    typeof words === "string" ? words.split(" ").filter(Boolean) : [...words],
    environment,
    {
      out: (text) => {
        ran.out += text;
        heard(ran.out);
      },
      err: (text) => {
        ran.err += text;
      },
      readSecret: async () => input,
      columns: columns ?? null,
      serve,
    },
  );
  return ran;
}
