import { Command } from "commander";
import { change } from "../domain/change.ts";
import { enableUser } from "../domain/users/disable.ts";
import { withDatabase } from "./database.ts";
import { print, type Surroundings } from "./surroundings.ts";
import { shown, userNamed } from "./users.ts";

export function userEnableCommand(around: Surroundings): Command {
  return new Command("enable")
    .description("let a disabled user in again, with the same password and keys")
    .argument("<username>")
    .option("--json", "print JSON")
    .action(async (username: string, { json }: { json?: boolean }) => {
      const user = await withDatabase(around, async (call) => {
        const { id } = await userNamed(call, username);
        return change(call, (change) => enableUser(change, id));
      });
      print(around, json, shown(user), [`enabled ${username}`]);
    });
}
