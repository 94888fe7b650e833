import { Command } from "commander";
import { seed } from "../../prisma/seed.ts";
import { readConfig } from "../config.ts";
import { firstAdmin } from "../domain/users/firstAdmin.ts";
import { withDatabase } from "./database.ts";
import { print, type Surroundings } from "./surroundings.ts";

export function seedCommand(around: Surroundings): Command {
  return new Command("seed")
    .description("fill an empty database with demo data: nodes, jobs in every state, outputs, history")
    .option("--json", "print JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const { admin } = readConfig(around.environment);
      const { made, first } = await withDatabase(around, async ({ services }) => {
        const first = await firstAdmin(services, admin);
        return { first, made: await seed(services) };
      });
      const words = Object.entries(made).map(([what, count]) => `${count} ${what}`);
      const lines = [`made ${words.join(", ")}`];
      if (first) lines.push(`first admin: ${first.username}, password: ${first.password} (shown this once)`);
      print(around, json, { ...made, ...(first && { admin: first }) }, lines);
    });
}
