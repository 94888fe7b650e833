import { Command, InvalidArgumentError } from "commander";
import { seconds } from "../config/values.ts";
import { purgeEndedJobs } from "../domain/retention/ended.ts";
import { sizeText } from "./backup/progress.ts";
import { type CliContext, print } from "./context.ts";
import { withDatabase } from "./database.ts";

interface Options {
  olderThan: number;
  dryRun?: boolean;
  json?: boolean;
}

/** A time as settings take it. @throws InvalidArgumentError */
export function duration(text: string): number {
  const { success, data, error } = seconds.safeParse(text);
  if (!success) throw new InvalidArgumentError(`It ${error.issues[0]?.message ?? "is no time"}.`);
  return data;
}

export function purgeCommand(context: CliContext): Command {
  return new Command("purge")
    .description("remove jobs for good that ended long ago, with their logs and outputs; the server may run")
    .requiredOption("--older-than <time>", "not changed for so long, such as 30d or 12h", duration)
    .option("--dry-run", "only count them")
    .option("--json", "print JSON")
    .action(async ({ olderThan, dryRun = false, json }: Options) => {
      const removed = await withDatabase(context, (call) => {
        const before = new Date(call.services.clock.now().getTime() - olderThan * 1_000);
        return purgeEndedJobs(call, { before, dryRun });
      });
      const { jobs, outputs, size } = removed;
      print(context, json, { ...removed, dryRun, olderThan }, [
        `${dryRun ? "would remove" : "removed"} ${jobs} jobs and ${outputs} outputs (${sizeText(size)})`,
      ]);
    });
}
