import { Command } from "commander";
import { change } from "../domain/change.ts";
import { revokeToken } from "../domain/users/revokeToken.ts";
import { withDatabase } from "./database.ts";
import { print, type Surroundings } from "./surroundings.ts";
import { UsageError } from "./usageError.ts";

export function tokenRevokeCommand(around: Surroundings): Command {
  return new Command("revoke")
    .description("end an access key at once")
    .argument("<pk>", "the key's number, as gantry token list tells it")
    .option("--json", "print JSON")
    .action(async (text: string, { json }: { json?: boolean }) => {
      if (!/^\d{1,9}$/.test(text)) throw new UsageError("A key's number is needed, not the key itself.");
      const token = await withDatabase(around, (call) =>
        change(call, (change) => revokeToken(change, Number(text))),
      );
      print(around, json, { pk: token.id, name: token.name, revokedAt: token.revokedAt }, [
        `revoked key ${token.id} (${token.name})`,
      ]);
    });
}
