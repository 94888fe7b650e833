import { Command } from "commander";
import { withDatabase } from "./database.ts";
import { print, type Surroundings, table } from "./surroundings.ts";
import { shown } from "./users.ts";

export function userListCommand(around: Surroundings): Command {
  return new Command("list")
    .description("tell who there is")
    .option("--json", "print JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const users = await withDatabase(around, ({ services }) =>
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
      print(around, json, users.map(shown), lines);
    });
}
