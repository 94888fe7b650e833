import { Command, Option } from "commander";
import { createUser } from "../domain/users/create.ts";
import { withDatabase } from "./database.ts";
import { type PasswordOptions, passwordHelp, passwordOf } from "./secret.ts";
import { print, type Surroundings } from "./surroundings.ts";
import { shown } from "./users.ts";

interface Options extends PasswordOptions {
  admin?: boolean;
  email?: string;
  json?: boolean;
}

export function userAddCommand(around: Surroundings): Command {
  return new Command("add")
    .description("make a user; without a password a random one is made and printed once")
    .argument("<username>")
    .option("--admin", "let the user do everything")
    .option("--email <address>", "where the user is reached")
    .option("--password <text>", passwordHelp.password)
    .option("--password-stdin", passwordHelp.stdin)
    .addOption(new Option("--json", "print JSON"))
    .action(async (username: string, { admin, email, json, ...secret }: Options) => {
      const { password, generated } = await passwordOf(around, secret);
      const role = admin ? "ADMIN" : "USER";
      const user = await withDatabase(around, (call) =>
        createUser(call, { username, password, role, email }),
      );
      const lines = [`made user ${username} (${role.toLowerCase()})`];
      if (generated) lines.push(`password: ${password} (shown this once and never again)`);
      print(around, json, { ...shown(user), ...(generated && { password }) }, lines);
    });
}
