import { Argument, Command } from "commander";
import type { CliContext } from "./context.ts";

/** What may follow after some words: commands and options. */
interface Place {
  /** Words of the command, such as `user add`; empty for the program itself. */
  readonly path: string;
  readonly words: readonly string[];
}

export function completionCommand(context: CliContext): Command {
  const command = new Command("completion");
  return command
    .description("print a script that completes gantry's commands in a shell")
    .addArgument(new Argument("<shell>").choices(Object.keys(scripts)))
    .addHelpText(
      "after",
      `
bash: gantry completion bash > ~/.local/share/bash-completion/completions/gantry
zsh:  gantry completion zsh > "\${fpath[1]}/_gantry"
fish: gantry completion fish > ~/.config/fish/completions/gantry.fish
`,
    )
    .action((shell: keyof typeof scripts) => {
      let root: Command = command;
      while (root.parent) root = root.parent;
      context.out(scripts[shell](placesOf(root, "")));
    });
}

function placesOf(command: Command, path: string): Place[] {
  const options = command.options.map(({ long, short }) => long ?? short ?? "");
  const words = [...command.commands.map((one) => one.name()), ...options, "--help"];
  const below = command.commands.flatMap((one) => placesOf(one, `${path} ${one.name()}`.trim()));
  return [{ path, words }, ...below];
}

const scripts = { bash, zsh: (places: readonly Place[]) => `#compdef gantry\n${zsh(places)}`, fish };

/** Finds the longest of the words before the cursor that is a command, and offers what may follow it. */
function bash(places: readonly Place[]): string {
  return `_gantry() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
${paths(places, "      ")}) path="\${path:+$path }$word" ;;
    esac
  done
  case "$path" in
${cases(places, (words) => `COMPREPLY=($(compgen -W "${words}" -- "$current"))`)}
  esac
  # Files where no word fits.
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _gantry gantry
`;
}

function zsh(places: readonly Place[]): string {
  return `_gantry() {
  local gantry_path="" word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "\${gantry_path:+$gantry_path }$word" in
${paths(places, "      ")}) gantry_path="\${gantry_path:+$gantry_path }$word" ;;
    esac
  done
  case "$gantry_path" in
${cases(places, (words) => `compadd -- ${words}`)}
  esac
  _files
}
[ "$funcstack[1]" = "_gantry" ] && _gantry "$@" || compdef _gantry gantry
`;
}

function paths(places: readonly Place[], indent: string): string {
  return `${indent}${places.flatMap(({ path }) => (path ? [`"${path}"`] : [])).join(" | ")}`;
}

function cases(places: readonly Place[], offer: (words: string) => string): string {
  return places.map(({ path, words }) => `    "${path}") ${offer(words.join(" "))} ;;`).join("\n");
}

function fish(places: readonly Place[]): string {
  const lines = places.flatMap(({ path, words }) => {
    const after = path.split(" ").filter(Boolean);
    const next = places.filter((one) => parentOf(one.path) === path && one.path !== "");
    const names = next.map((one) => one.path.split(" ").at(-1)).join(" ");
    const seen = after.map((word) => `__fish_seen_subcommand_from ${word}`);
    const unseen = names ? [`not __fish_seen_subcommand_from ${names}`] : [];
    const condition = [...seen, ...unseen].join("; and ") || "true";
    return words.map((word) =>
      word.startsWith("--")
        ? `complete -c gantry -n '${condition}' -l ${word.slice(2)}`
        : `complete -c gantry -f -n '${condition}' -a ${word}`,
    );
  });
  return `${lines.join("\n")}\n`;
}

function parentOf(path: string): string {
  return path.split(" ").slice(0, -1).join(" ");
}
