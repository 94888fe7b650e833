import { Command } from "commander";
import { change } from "../domain/change.ts";
import { disableUser } from "../domain/users/disable.ts";
import { withDatabase } from "./database.ts";
import { print, type Surroundings } from "./surroundings.ts";
import { shown, userNamed } from "./users.ts";

export function userDisableCommand(around: Surroundings): Command {
  return new Command("disable")
    .description("shut a user out at once: password, keys and tokens; what the user made stays")
    .argument("<username>")
    .option("--json", "print JSON")
    .action(async (username: string, { json }: { json?: boolean }) => {
      const user = await withDatabase(around, async (call) => {
        const { id } = await userNamed(call, username);
        return change(call, (change) => disableUser(change, id));
      });
      print(around, json, shown(user), [`disabled ${username}`]);
    });
}
