import { Command } from "commander";
import { change } from "../domain/change.ts";
import { disableUser, enableUser } from "../domain/users/disable.ts";
import { type CliContext, print } from "./context.ts";
import { withDatabase } from "./database.ts";
import { userJson, userNamed } from "./users.ts";

export function userEnableCommand(context: CliContext): Command {
  return userCommand(context, "enable", enableUser).description(
    "enable a disabled user, with the same password and keys",
  );
}

export function userDisableCommand(context: CliContext): Command {
  return userCommand(context, "disable", disableUser).description(
    "disable a user at once, with password, keys and tokens; the user's jobs and nodes stay",
  );
}

function userCommand(context: CliContext, name: string, verb: typeof enableUser): Command {
  return new Command(name)
    .argument("<username>")
    .option("--json", "print JSON")
    .action(async (username: string, { json }: { json?: boolean }) => {
      const user = await withDatabase(context, async (call) => {
        const { id } = await userNamed(call, username);
        return change(call, (change) => verb(change, id));
      });
      print(context, json, userJson(user), [`${name}d ${username}`]);
    });
}
