import { Command } from "commander";
import { change } from "../domain/change.ts";
import { enableUser } from "../domain/users/disable.ts";
import { type CliContext, print } from "./context.ts";
import { withDatabase } from "./database.ts";
import { userJson, userNamed } from "./users.ts";

export function userEnableCommand(context: CliContext): Command {
  return new Command("enable")
    .description("enable a disabled user, with the same password and keys")
    .argument("<username>")
    .option("--json", "print JSON")
    .action(async (username: string, { json }: { json?: boolean }) => {
      const user = await withDatabase(context, async (call) => {
        const { id } = await userNamed(call, username);
        return change(call, (change) => enableUser(change, id));
      });
      print(context, json, userJson(user), [`enabled ${username}`]);
    });
}
