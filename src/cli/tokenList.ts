import { Command } from "commander";
import type { Prisma } from "../../prisma/generated/sqlite/client.ts";
import { withDatabase } from "./database.ts";
import { print, type Surroundings, table } from "./surroundings.ts";
import { userNamed } from "./users.ts";

type Row = Prisma.TokenGetPayload<{ include: { user: true } }>;

export function tokenListCommand(around: Surroundings): Command {
  return new Command("list")
    .description("tell which access keys there are, never the keys themselves")
    .argument("[username]", "only this user's")
    .option("--json", "print JSON")
    .action(async (username: string | undefined, { json }: { json?: boolean }) => {
      const now = new Date();
      const tokens = await withDatabase(around, async (call) => {
        const where = username === undefined ? {} : { userId: (await userNamed(call, username)).id };
        return call.services.store.read.token.findMany({
          where,
          include: { user: true },
          orderBy: { id: "asc" },
        });
      });
      const rows = tokens.map((token) => [
        String(token.id),
        token.user.username,
        token.hint,
        token.name,
        state(token, now),
        token.lastUsedAt?.toISOString() ?? "never",
      ]);
      const lines = table([["PK", "USERNAME", "BEGINS", "NAME", "STATE", "LAST USED"], ...rows]);
      print(around, json, tokens.map(shown), lines);
    });
}

function state({ revokedAt, expiresAt }: Row, now: Date): string {
  if (revokedAt) return "revoked";
  return expiresAt && expiresAt <= now ? "expired" : "good";
}

function shown({ id, user, hint, name, createdAt, expiresAt, lastUsedAt, revokedAt }: Row) {
  return { pk: id, username: user.username, hint, name, createdAt, expiresAt, lastUsedAt, revokedAt };
}
