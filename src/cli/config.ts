import { Command } from "commander";
import { allVariables, type Variable } from "../config/describe.ts";
import { misspelt, misspeltText } from "../config/misspelt.ts";
import { readConfig, readRemoteConfig } from "../config.ts";
import { type CliContext, print } from "./context.ts";

interface Shown {
  name: string;
  /** Null for a secret that is set. */
  value: string | null;
  set: boolean;
  default: string;
  secret: boolean;
  group: string;
  meaning: string;
}

export function configCommand(context: CliContext): Command {
  return new Command("config")
    .description("list every environment variable with its present value, its default and its meaning")
    .option("--json", "print JSON")
    .action(({ json }: { json?: boolean }) => {
      const { environment, err } = context;
      const shown = allVariables.map((variable) => shownOf(variable, environment[variable.name]));
      print(context, json, shown, linesOf(shown));
      for (const variable of misspelt(environment)) err(`${misspeltText(variable)}\n`);
      readConfig(environment);
      readRemoteConfig(environment);
    });
}

function shownOf({ name, fallback, secret, group, meaning }: Variable, given?: string): Shown {
  const value = given?.trim() ?? "";
  const set = value !== "";
  const hidden = set && secret && !value.startsWith("file:");
  return {
    name,
    value: hidden ? null : set ? value : fallback,
    set,
    default: fallback,
    secret,
    group,
    meaning,
  };
}

function linesOf(shown: readonly Shown[]): string[] {
  return shown.flatMap(({ name, value, set, group, meaning, ...one }, at) => {
    const heading = shown[at - 1]?.group === group ? [] : [at === 0 ? group : `\n${group}`, ""];
    const about = set ? `set; default: ${one.default}` : "default";
    return [...heading, `${name}=${value ?? "(hidden)"}  (${about})`, `    ${plain(meaning)}`];
  });
}

/** Markdown without its marks. */
function plain(text: string): string {
  return text.replaceAll("`", "").replace(/\[(.+?)\]\(.+?\)/g, "$1");
}
