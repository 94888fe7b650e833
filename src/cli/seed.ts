import { Command } from "commander";
import { keepOnline } from "../../prisma/seed/keepOnline.ts";
import { seed } from "../../prisma/seed.ts";
import { readConfig } from "../config.ts";
import { firstAdmin } from "../domain/users/firstAdmin.ts";
import { type CliContext, print } from "./context.ts";
import { withDatabase } from "./database.ts";

export function seedCommand(context: CliContext): Command {
  return new Command("seed")
    .description("fill an empty database with demo data: nodes, jobs in every state, outputs, history")
    .option("--keep-online", "go on calling as the demo's nodes, and working on its jobs, until Ctrl-C")
    .option("--json", "print JSON")
    .action(async ({ json, keepOnline: keeps }: { json?: boolean; keepOnline?: boolean }) => {
      const { admin } = readConfig(context.environment);
      await withDatabase(context, async ({ services }) => {
        const first = await firstAdmin(services, admin);
        const password = first
          ? [`first admin: ${first.username}, password: ${first.password} (shown only once)`]
          : [];
        const counts = await seed(services).catch((error) => {
          // The admin stays.
          if (first) print(context, json, { admin: first }, password);
          throw error;
        });
        const texts = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
        const lines = [`created ${texts.join(", ")}`, ...password];
        if (keeps) lines.push("the demo's nodes are online and work until Ctrl-C");
        print(context, json, { ...counts, ...(first && { admin: first }) }, lines);
        if (keeps) await keepOnline(services);
      });
    });
}
