import { Command } from "commander";
import type { Prisma } from "../../prisma/generated/sqlite/client.ts";
import { type CliContext, print, table } from "./context.ts";
import { withDatabase } from "./database.ts";
import { userNamed } from "./users.ts";

type Row = Prisma.TokenGetPayload<{ include: { user: true } }>;

export function tokenListCommand(context: CliContext): Command {
  return new Command("list")
    .description("list access keys, without the secret part")
    .argument("[username]", "only keys of this user")
    .option("--json", "print JSON")
    .action(async (username: string | undefined, { json }: { json?: boolean }) => {
      const now = new Date();
      const tokens = await withDatabase(context, async (call) => {
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
      const lines = table([["PK", "USERNAME", "PREFIX", "NAME", "STATE", "LAST USED"], ...rows]);
      print(context, json, tokens.map(shown), lines);
    });
}

function state({ revokedAt, expiresAt }: Row, now: Date): string {
  if (revokedAt) return "revoked";
  return expiresAt && expiresAt <= now ? "expired" : "valid";
}

function shown({ id, user, hint, name, createdAt, expiresAt, lastUsedAt, revokedAt }: Row) {
  return { pk: id, username: user.username, hint, name, createdAt, expiresAt, lastUsedAt, revokedAt };
}
