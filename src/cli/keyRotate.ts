import { Command } from "commander";
import { readConfig } from "../config.ts";
import { change } from "../domain/change.ts";
import { rotateSigningKey } from "../domain/users/signingKeys.ts";
import { type CliContext, print } from "./context.ts";
import { withDatabase } from "./database.ts";
import { duration } from "./purge.ts";

export function keyRotateCommand(context: CliContext): Command {
  return new Command("rotate")
    .description(
      "make a new key that access tokens are signed with; running servers use it within 2 seconds. Access keys and sessions stay.",
    )
    .option(
      "--grace [time]",
      "let tokens that are signed with the present key live on, for so long at most, such as 1h; default: until they expire",
      duration,
    )
    .option("--json", "print JSON")
    .action(async ({ grace, json }: { grace?: number | true; json?: boolean }) => {
      const { jwt } = readConfig(context.environment);
      const time = grace === true ? Math.max(jwt.access, jwt.refresh) : (grace ?? null);
      const { formerEndsAt } = await withDatabase(context, (call) =>
        change(call, (change) => rotateSigningKey(change, time)),
      );
      const until = formerEndsAt?.toISOString() ?? null;
      print(context, json, { formerEndsAt: until }, [
        `made a new signing key; ${until === null ? "all access tokens have ended" : `access tokens made before end by ${until}`}`,
      ]);
    });
}
