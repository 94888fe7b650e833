import { Command } from "commander";
import { setPassword } from "../domain/users/setPassword.ts";
import { withDatabase } from "./database.ts";
import { type PasswordOptions, passwordHelp, passwordOf } from "./secret.ts";
import { print, type Surroundings } from "./surroundings.ts";
import { shown, userNamed } from "./users.ts";

export function userPasswordCommand(around: Surroundings): Command {
  return new Command("password")
    .description("give a user another password; without one a random one is made and printed once")
    .argument("<username>")
    .option("--password <text>", passwordHelp.password)
    .option("--password-stdin", passwordHelp.stdin)
    .option("--json", "print JSON")
    .action(async (username: string, { json, ...secret }: PasswordOptions & { json?: boolean }) => {
      const { password, generated } = await passwordOf(around, secret);
      const user = await withDatabase(around, async (call) => {
        const { id } = await userNamed(call, username);
        return setPassword(call, id, password);
      });
      const lines = [`changed the password of ${username}`];
      if (generated) lines.push(`password: ${password} (shown this once and never again)`);
      print(around, json, { ...shown(user), ...(generated && { password }) }, lines);
    });
}
