import { Command } from "commander";
import { type CliContext, print, table } from "./context.ts";
import { withDatabase } from "./database.ts";
import { userJson } from "./users.ts";

export function userListCommand(context: CliContext): Command {
  return new Command("list")
    .description("list users")
    .option("--json", "print JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const users = await withDatabase(context, ({ services }) =>
        services.store.read.user.findMany({ orderBy: { id: "asc" } }),
      );
      const rows = users.map((user) => [
        String(user.id),
        user.username,
        user.role.toLowerCase(),
        user.active ? "active" : "disabled",
        user.lastLoginAt?.toISOString() ?? "never",
      ]);
      const lines = table([["PK", "USERNAME", "ROLE", "STATE", "LAST LOGIN"], ...rows]);
      print(context, json, users.map(userJson), lines);
    });
}
