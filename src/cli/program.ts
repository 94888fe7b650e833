import { Command, CommanderError } from "commander";
import { GantryError } from "../../packages/client/src/errors.ts";
import { exitCodes, failureOf } from "../failure.ts";
import { version } from "../version.ts";
import { backupCommand, restoreCommand } from "./backup.ts";
import { completionCommand } from "./completion.ts";
import { configCommand } from "./config.ts";
import { type CliContext, printFailure } from "./context.ts";
import { doctorCommand } from "./doctor.ts";
import { addEnvFile } from "./envFile.ts";
import { usageError } from "./errors.ts";
import { keyRotateCommand } from "./keyRotate.ts";
import { migrateCommand } from "./migrate.ts";
import { purgeCommand } from "./purge.ts";
import { failureOfClient } from "./remote/client.ts";
import {
  jobCancelCommand,
  jobListCommand,
  jobRetryCommand,
  jobShowCommand,
  jobSubmitCommand,
} from "./remote/job.ts";
import { nodeListCommand, nodePauseCommand, nodeResumeCommand } from "./remote/node.ts";
import { jobLogCommand, watchCommand } from "./remote/watch.ts";
import { seedCommand } from "./seed.ts";
import { tokenCreateCommand } from "./tokenCreate.ts";
import { tokenListCommand } from "./tokenList.ts";
import { tokenRevokeCommand } from "./tokenRevoke.ts";
import { userAddCommand } from "./userAdd.ts";
import { userDisableCommand, userEnableCommand } from "./userEnable.ts";
import { userLinkCommand } from "./userLink.ts";
import { userListCommand } from "./userList.ts";
import { userPasswordCommand } from "./userPassword.ts";

const exitCodesHelp = `
Exit codes: ${exitCodes.done} done, ${exitCodes.failed} failed, ${exitCodes.usage} invalid arguments or settings, ${exitCodes.notFound} not found,
${exitCodes.denied} not allowed, ${exitCodes.unreachable} the server or the database can't be reached.
gantry config lists the environment variables.
`;

/**
 * Runs one command and returns its exit code. Results are printed to standard output and errors to standard error, both as
 * JSON with `--json`.
 */
export async function runCli(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  io: Partial<Omit<CliContext, "environment">> = {},
): Promise<number> {
  const context: CliContext = { environment, ...terminal, ...io };
  const json = args.includes("--json");
  // What commander prints of an error: its sentence, and the help of the command.
  let complaint = "";
  const program = programOf(context).configureOutput({
    writeOut: context.out,
    writeErr: (text) => {
      complaint += text;
    },
  });
  inherit(program);
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      const failure = failureOf(error instanceof GantryError ? failureOfClient(error) : error);
      printFailure(context, json, failure);
      return failure.exitCode;
    }
    if (error.exitCode === 0) return exitCodes.done;
    if (json) printFailure(context, json, failureOf(usageError(error.message.replace(/^error: /, ""))));
    else context.err(complaint);
    return exitCodes.usage;
  }
}

/** The commands, as commander knows them. */
export function programOf(context: CliContext): Command {
  const program = new Command("gantry")
    .description("Gantry's server and its administration. Without a command it runs the server.")
    .usage("[options] [command]")
    .version(version, "-V, --version", "print the version")
    .option("--env-file <file>", "read settings from a file too; the environment takes precedence")
    .on("option:env-file", (path: string) => addEnvFile(context.environment, path))
    .exitOverride()
    .helpCommand(true)
    .showHelpAfterError()
    .addHelpText("after", exitCodesHelp)
    .argument("[command]")
    .action(async (word?: string) => {
      if (word !== undefined)
        program.error(`error: unknown command '${word}'`, { code: "commander.unknownCommand" });
      await context.serve(context.environment);
    });
  program
    .command("serve")
    .description("run the server (the default command)")
    .action(() => context.serve(context.environment));
  program.addCommand(configCommand(context)).addCommand(doctorCommand(context));
  program.addCommand(migrateCommand(context)).addCommand(seedCommand(context));
  program.addCommand(backupCommand(context)).addCommand(restoreCommand(context));
  program.addCommand(purgeCommand(context));
  program
    .command("user")
    .description("manage users")
    .addCommand(userAddCommand(context))
    .addCommand(userListCommand(context))
    .addCommand(userDisableCommand(context))
    .addCommand(userEnableCommand(context))
    .addCommand(userPasswordCommand(context))
    .addCommand(userLinkCommand(context));
  program
    .command("token")
    .description("manage access keys of users, for programs")
    .addCommand(tokenCreateCommand(context))
    .addCommand(tokenListCommand(context))
    .addCommand(tokenRevokeCommand(context));
  program
    .command("key")
    .description("manage the key that access tokens are signed with")
    .addCommand(keyRotateCommand(context));
  program
    .command("job")
    .description("list, make and change jobs at the server of GANTRY_URL")
    .addCommand(jobListCommand(context))
    .addCommand(jobShowCommand(context))
    .addCommand(jobLogCommand(context))
    .addCommand(jobSubmitCommand(context))
    .addCommand(jobCancelCommand(context))
    .addCommand(jobRetryCommand(context));
  program
    .command("node")
    .description("list, pause and resume nodes at the server of GANTRY_URL")
    .addCommand(nodeListCommand(context))
    .addCommand(nodePauseCommand(context))
    .addCommand(nodeResumeCommand(context));
  program.addCommand(watchCommand(context)).addCommand(completionCommand(context));
  return program;
}

/** Applies the settings of a command (exit, output) to its subcommands, which addCommand does not do. */
function inherit(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inherit(child);
  }
}

const terminal: Omit<CliContext, "environment"> = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  columns: process.stdout.isTTY ? process.stdout.columns : null,
  serve: () => Promise.reject(new Error("the server can't be run from here")),
  readSecret: async () => {
    let text = "";
    for await (const chunk of process.stdin.setEncoding("utf8")) {
      text += chunk;
      if (text.length > 10_000) break;
    }
    return text.replace(/\r?\n$/, "");
  },
};
