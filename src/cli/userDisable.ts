import { Command } from "commander";
import { change } from "../domain/change.ts";
import { disableUser } from "../domain/users/disable.ts";
import { type CliContext, print } from "./context.ts";
import { withDatabase } from "./database.ts";
import { userJson, userNamed } from "./users.ts";

export function userDisableCommand(context: CliContext): Command {
  return new Command("disable")
    .description("disable a user at once, with password, keys and tokens; the user's jobs and nodes stay")
    .argument("<username>")
    .option("--json", "print JSON")
    .action(async (username: string, { json }: { json?: boolean }) => {
      const user = await withDatabase(context, async (call) => {
        const { id } = await userNamed(call, username);
        return change(call, (change) => disableUser(change, id));
      });
      print(context, json, userJson(user), [`disabled ${username}`]);
    });
}
