import { Command } from "commander";
import { change } from "../domain/change.ts";
import { createToken } from "../domain/users/createToken.ts";
import { withDatabase } from "./database.ts";
import { print, type Surroundings } from "./surroundings.ts";
import { UsageError } from "./usageError.ts";
import { userNamed } from "./users.ts";

interface Options {
  name: string;
  days?: string;
  json?: boolean;
}

export function tokenCreateCommand(around: Surroundings): Command {
  return new Command("create")
    .description("make an access key for a user; it is printed once")
    .argument("<username>")
    .option("--name <text>", "what it is for", "command line")
    .option("--days <number>", "how long it counts; for ever unless told")
    .option("--json", "print JSON")
    .action(async (username: string, { name, days, json }: Options) => {
      const { key, token } = await withDatabase(around, async (call) => {
        const { id } = await userNamed(call, username);
        const expiresAt = endAfter(days, call.services.clock.now());
        return change(call, (change) => createToken(change, { user: id, name, expiresAt }));
      });
      const { id: pk, expiresAt } = token;
      print(around, json, { pk, key, username, name, expiresAt }, [
        `made key ${pk} for ${username}${expiresAt ? `, good until ${expiresAt.toISOString()}` : ""}`,
        `key: ${key} (shown this once and never again)`,
      ]);
    });
}

function endAfter(days: string | undefined, now: Date): Date | null {
  if (days === undefined) return null;
  if (!/^\d{1,5}$/.test(days) || Number(days) === 0) {
    throw new UsageError("--days takes a whole number from 1 to 99999.");
  }
  return new Date(now.getTime() + Number(days) * 86_400_000);
}
