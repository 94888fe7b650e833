import { Command } from "commander";
import { change } from "../domain/change.ts";
import { createToken } from "../domain/users/createToken.ts";
import { type CliContext, print } from "./context.ts";
import { withDatabase } from "./database.ts";
import { usageError } from "./errors.ts";
import { userNamed } from "./users.ts";

interface Options {
  name: string;
  days?: string;
  json?: boolean;
}

export function tokenCreateCommand(context: CliContext): Command {
  return new Command("create")
    .description("create an access key for a user; it is printed once")
    .argument("<username>")
    .option("--name <text>", "the purpose of the key", "command line")
    .option("--days <number>", "days until it expires; default: never")
    .option("--json", "print JSON")
    .action(async (username: string, { name, days, json }: Options) => {
      const { key, token } = await withDatabase(context, async (call) => {
        const { id } = await userNamed(call, username);
        const expiresAt = expiryAfter(days, call.services.clock.now());
        return change(call, (change) => createToken(change, { user: id, name, expiresAt }));
      });
      const { id: pk, expiresAt } = token;
      print(context, json, { pk, key, username, name, expiresAt }, [
        `created key ${pk} for ${username}${expiresAt ? `, valid until ${expiresAt.toISOString()}` : ""}`,
        `key: ${key} (shown only once)`,
      ]);
    });
}

function expiryAfter(days: string | undefined, now: Date): Date | null {
  if (days === undefined) return null;
  if (!/^\d{1,5}$/.test(days) || Number(days) === 0) {
    throw usageError("--days takes a whole number from 1 to 99999.");
  }
  return new Date(now.getTime() + Number(days) * 86_400_000);
}
