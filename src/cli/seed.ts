import { Command } from "commander";
import { seed } from "../../prisma/seed.ts";
import { readConfig } from "../config.ts";
import { firstAdmin } from "../domain/users/firstAdmin.ts";
import { type CliContext, print } from "./context.ts";
import { withDatabase } from "./database.ts";

export function seedCommand(context: CliContext): Command {
  return new Command("seed")
    .description("fill an empty database with demo data: nodes, jobs in every state, outputs, history")
    .option("--json", "print JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const { admin } = readConfig(context.environment);
      const { counts, first } = await withDatabase(context, async ({ services }) => {
        const first = await firstAdmin(services, admin);
        return { first, counts: await seed(services) };
      });
      const texts = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
      const lines = [`created ${texts.join(", ")}`];
      if (first) lines.push(`first admin: ${first.username}, password: ${first.password} (shown only once)`);
      print(context, json, { ...counts, ...(first && { admin: first }) }, lines);
    });
}
