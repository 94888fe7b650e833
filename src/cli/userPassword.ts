import { Command } from "commander";
import { setPassword } from "../domain/users/setPassword.ts";
import { type CliContext, print } from "./context.ts";
import { withDatabase } from "./database.ts";
import { type PasswordOptions, passwordHelp, passwordOf } from "./secret.ts";
import { userJson, userNamed } from "./users.ts";

export function userPasswordCommand(context: CliContext): Command {
  return new Command("password")
    .description("set a user's password; without one a random one is generated and printed once")
    .argument("<username>")
    .option("--password <text>", passwordHelp.password)
    .option("--password-stdin", passwordHelp.stdin)
    .option("--json", "print JSON")
    .action(async (username: string, { json, ...secret }: PasswordOptions & { json?: boolean }) => {
      const { password, generated } = await passwordOf(context, secret);
      const user = await withDatabase(context, async (call) => {
        const { id } = await userNamed(call, username);
        return setPassword(call, id, password);
      });
      const lines = [`changed the password of ${username}`];
      if (generated) lines.push(`password: ${password} (shown only once)`);
      print(context, json, { ...userJson(user), ...(generated && { password }) }, lines);
    });
}
