import { Command, CommanderError } from "commander";
import { ConfigError } from "../config.ts";
import { Refusal } from "../domain/errors.ts";
import { MigrationError } from "../store/migrations/error.ts";
import { migrateCommand } from "./migrate.ts";
import { seedCommand } from "./seed.ts";
import type { Surroundings } from "./surroundings.ts";
import { tokenCreateCommand } from "./tokenCreate.ts";
import { tokenListCommand } from "./tokenList.ts";
import { tokenRevokeCommand } from "./tokenRevoke.ts";
import { UsageError } from "./usageError.ts";
import { userAddCommand } from "./userAdd.ts";
import { userDisableCommand } from "./userDisable.ts";
import { userEnableCommand } from "./userEnable.ts";
import { userListCommand } from "./userList.ts";
import { userPasswordCommand } from "./userPassword.ts";

/**
 * Runs one command and returns the exit code: 0 done, 1 refused or failed, 2 wrong words or settings. Errors are one
 * sentence on standard error; results go to standard output, as JSON with `--json`.
 */
export async function runCli(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  io: Pick<Surroundings, "out" | "err" | "readSecret"> = terminal,
): Promise<number> {
  const around: Surroundings = { environment, ...io };
  const program = new Command("gantry")
    .description(
      "Gantry's server and what its operator needs. Settings come from the environment; see the README.",
    )
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError("(gantry --help tells what there is)");
  program.command("serve").description("run the server; the same as no command at all");
  program
    .command("user")
    .description("who may come in")
    .addCommand(userAddCommand(around))
    .addCommand(userListCommand(around))
    .addCommand(userDisableCommand(around))
    .addCommand(userEnableCommand(around))
    .addCommand(userPasswordCommand(around));
  program
    .command("token")
    .description("access keys of users, for programs")
    .addCommand(tokenCreateCommand(around))
    .addCommand(tokenListCommand(around))
    .addCommand(tokenRevokeCommand(around));
  program.addCommand(migrateCommand(around)).addCommand(seedCommand(around));
  inherit(program);
  try {
    await program.parseAsync(words, { from: "user" });
    return 0;
  } catch (error) {
    // Commander has said what was wrong; its code is 0 when help was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    io.err(`${sentence(error)}\n`);
    return error instanceof ConfigError || error instanceof UsageError ? 2 : 1;
  }
}

/** Subcommands made on their own do not take over how their parent ends and writes. */
function inherit(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inherit(child);
  }
}

function sentence(error: unknown): string {
  if (error instanceof ConfigError) return `These settings can't be used:\n${error.message}`;
  if (error instanceof MigrationError) return `This database can't be used: ${error.message}`;
  if (error instanceof Refusal || error instanceof UsageError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const terminal = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
  readSecret: async () => {
    let text = "";
    for await (const chunk of process.stdin.setEncoding("utf8")) {
      text += chunk;
      if (text.length > 10_000) break;
    }
    return text.replace(/\r?\n$/, "");
  },
};
