import { Command } from "commander";
import { change } from "../domain/change.ts";
import { revokeToken } from "../domain/users/revokeToken.ts";
import { type CliContext, print } from "./context.ts";
import { withDatabase } from "./database.ts";
import { usageError } from "./errors.ts";

export function tokenRevokeCommand(context: CliContext): Command {
  return new Command("revoke")
    .description("revoke an access key at once")
    .argument("<pk>", "the key's number, see gantry token list")
    .option("--json", "print JSON")
    .action(async (text: string, { json }: { json?: boolean }) => {
      if (!/^\d{1,9}$/.test(text)) throw usageError("A key's number is needed, not the key itself.");
      const token = await withDatabase(context, (call) =>
        change(call, (change) => revokeToken(change, Number(text))),
      );
      print(context, json, { pk: token.id, name: token.name, revokedAt: token.revokedAt }, [
        `revoked key ${token.id} (${token.name})`,
      ]);
    });
}
