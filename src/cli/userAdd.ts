import { Command, Option } from "commander";
import { createUser } from "../domain/users/create.ts";
import { type CliContext, print } from "./context.ts";
import { withDatabase } from "./database.ts";
import { type PasswordOptions, passwordHelp, passwordOf } from "./secret.ts";
import { userJson } from "./users.ts";

interface Options extends PasswordOptions {
  admin?: boolean;
  email?: string;
  json?: boolean;
}

export function userAddCommand(context: CliContext): Command {
  return new Command("add")
    .description("create a user; without a password a random one is generated and printed once")
    .argument("<username>")
    .option("--admin", "give the user all rights")
    .option("--email <address>", "the user's e-mail address")
    .option("--password <text>", passwordHelp.password)
    .option("--password-stdin", passwordHelp.stdin)
    .addOption(new Option("--json", "print JSON"))
    .action(async (username: string, { admin, email, json, ...secret }: Options) => {
      const { password, generated } = await passwordOf(context, secret);
      const role = admin ? "ADMIN" : "USER";
      const user = await withDatabase(context, (call) =>
        createUser(call, { username, password, role, email }),
      );
      const lines = [`created user ${username} (${role.toLowerCase()})`];
      if (generated) lines.push(`password: ${password} (shown only once)`);
      print(context, json, { ...userJson(user), ...(generated && { password }) }, lines);
    });
}
