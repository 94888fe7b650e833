import { Command, CommanderError } from "commander";
import { ConfigError } from "../config.ts";
import { Refusal } from "../domain/errors.ts";
import { MigrationError } from "../store/migrations/error.ts";
import type { CliContext } from "./context.ts";
import { migrateCommand } from "./migrate.ts";
import { seedCommand } from "./seed.ts";
import { tokenCreateCommand } from "./tokenCreate.ts";
import { tokenListCommand } from "./tokenList.ts";
import { tokenRevokeCommand } from "./tokenRevoke.ts";
import { UsageError } from "./usageError.ts";
import { userAddCommand } from "./userAdd.ts";
import { userDisableCommand, userEnableCommand } from "./userEnable.ts";
import { userListCommand } from "./userList.ts";
import { userPasswordCommand } from "./userPassword.ts";

/**
 * Runs one command and returns the exit code: 0 success, 1 failure, 2 invalid arguments or settings. Errors are printed to
 * standard error; results to standard output, as JSON with `--json`.
 */
export async function runCli(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  io: Pick<CliContext, "out" | "err" | "readSecret"> = terminal,
): Promise<number> {
  const context: CliContext = { environment, ...io };
  const program = new Command("gantry")
    .description(
      "Gantry's server and its administration. Settings are read from the environment; see the README.",
    )
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError("(gantry --help lists all commands)");
  program.command("serve").description("run the server (the default command)");
  program
    .command("user")
    .description("manage users")
    .addCommand(userAddCommand(context))
    .addCommand(userListCommand(context))
    .addCommand(userDisableCommand(context))
    .addCommand(userEnableCommand(context))
    .addCommand(userPasswordCommand(context));
  program
    .command("token")
    .description("manage access keys of users, for programs")
    .addCommand(tokenCreateCommand(context))
    .addCommand(tokenListCommand(context))
    .addCommand(tokenRevokeCommand(context));
  program.addCommand(migrateCommand(context)).addCommand(seedCommand(context));
  inherit(program);
  try {
    await program.parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    // Commander has printed the error; its code is 0 for --help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    io.err(`${errorMessage(error)}\n`);
    return error instanceof ConfigError || error instanceof UsageError ? 2 : 1;
  }
}

/** Applies the settings of a command (exit, output) to its subcommands, which addCommand does not do. */
function inherit(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inherit(child);
  }
}

function errorMessage(error: unknown): string {
  if (error instanceof ConfigError) return `Invalid settings:\n${error.message}`;
  if (error instanceof MigrationError) return `This database can't be migrated: ${error.message}`;
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
