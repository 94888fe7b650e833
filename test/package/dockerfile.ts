import { chown, cp, lstat, mkdir, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { execute } from "./installation.ts";

export interface Instruction {
  word: string;
  /** What follows the word, without line continuations. */
  text: string;
}

export interface Stage {
  name: string;
  image: string;
  instructions: Instruction[];
}

/** The stages of a Dockerfile, the last of which is the image. */
export function stagesOf(dockerfile: string): Stage[] {
  const stages: Stage[] = [];
  const lines = dockerfile.replace(/^#.*\n/gm, "").replace(/\\\n\s*/g, "");
  for (const line of lines.split("\n").filter((one) => one.trim() !== "")) {
    const [, word = "", text = ""] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (word === "FROM") {
      const [image = "", name = ""] = text.split(/ AS /i);
      stages.push({ name, image, instructions: [] });
    } else {
      stages.at(-1)?.instructions.push({ word, text });
    }
  }
  return stages;
}

interface Surroundings {
  /** The folder of files that is sent to the builder. */
  context: string;
  /** Each stage gets a folder here, which stands for its root. */
  home: string;
  /** Who the image's user is outside; null where the test's own user can't give files away. */
  user: number | null;
  /** What is run instead of a command. */
  instead: ReadonlyMap<RegExp, string>;
}

/** The root of a stage, once its COPY, RUN, WORKDIR and ENV have been performed, and what it sets. */
export interface Performed {
  root: string;
  workdir: string;
  environment: Record<string, string>;
}

/**
 * Performs a stage in a folder instead of an image: absolute paths in it mean paths of that folder. What the image below
 * it brings (Node, npm, a compiler, the user) is this machine's.
 */
export async function perform(
  stage: Stage,
  { context, home, user, instead }: Surroundings,
): Promise<Performed> {
  const root = join(home, stage.name || "image");
  await mkdir(root);
  const done: Performed = { root, workdir: root, environment: {} };
  for (const { word, text } of stage.instructions) {
    if (word === "WORKDIR") {
      done.workdir = join(root, text);
      await mkdir(done.workdir, { recursive: true });
    } else if (word === "ENV") {
      for (const [, name, value] of text.matchAll(/(\w+)=(\S+)/g)) {
        done.environment[name as string] = (value as string).replace(/^\//, `${root}/`);
      }
    } else if (word === "RUN") {
      await mkdir(join(root, "usr/local/bin"), { recursive: true });
      let command = text;
      for (const [from, to] of instead) command = command.replace(from, to);
      command = command.replace(/(?<=\s)\/(?=(gantry|usr|data)\/)/g, `${root}/`);
      await execute(done.workdir, "sh", "-c", command);
    } else if (word === "COPY") {
      await copy(text, done, { context, home, user });
    }
  }
  return done;
}

async function copy(
  text: string,
  { root, workdir }: Performed,
  { context, home, user }: Omit<Surroundings, "instead">,
) {
  const words = text.split(/\s+/);
  const option = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.split("=")[1];
  const paths = words.filter((word) => !word.startsWith("--"));
  const target = paths.pop() as string;
  const stage = option("from");
  const to = target.startsWith("/") ? join(root, target) : join(workdir, target);
  for (const path of paths) {
    const from = join(stage === undefined ? context : join(home, stage), path);
    const folder = (await stat(from)).isDirectory();
    const place = folder ? to : target.endsWith("/") ? join(to, basename(from)) : to;
    await cp(from, place, { recursive: true, verbatimSymlinks: true });
    if (option("chown") !== undefined && user !== null) await give(place, user);
  }
}

async function give(place: string, user: number): Promise<void> {
  await chown(place, user, user);
  if (!(await lstat(place)).isDirectory()) return;
  for (const name of await readdir(place)) await give(join(place, name), user);
}
