import { Command } from "commander";
import type { Client } from "../../../packages/client/src/client.ts";
import { CommandFailure } from "../../failure.ts";
import type { CliContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { found, remote } from "./client.ts";
import { jobNumber } from "./job.ts";
import {
  CliJobChangedDocument,
  CliJobLogDocument,
  CliLogTailDocument,
  type JobRowFragment,
} from "./operations.generated.ts";
import { type Screen, screen } from "./screen.ts";

export function jobLogCommand(context: CliContext): Command {
  return new Command("log")
    .description("print a job's log")
    .argument("<number>")
    .option("--json", "print JSON")
    .action(async (number: string, { json }: { json?: boolean }) => {
      let text = "";
      for await (const chunk of restOfLog(remote(context), jobNumber(number), 0)) {
        if (json) text += chunk;
        else context.out(chunk);
      }
      if (json) context.out(`${JSON.stringify({ number: Number(number), text }, null, 2)}\n`);
    });
}

export function watchCommand(context: CliContext): Command {
  return new Command("watch")
    .description(
      "follow a job's progress and log until it ends; the exit code is 0 when it ended well, else 1",
    )
    .argument("<number>")
    .option("--json", "print a JSON document a line")
    .action(async (number: string, { json }: { json?: boolean }) => {
      const last = await watch(remote(context), jobNumber(number), screen(context, json));
      if (last.state === "FINISHED") return;
      throw new CommandFailure(
        `JOB_${last.state}`,
        `Job ${number} is ${last.state}${last.errorReason ? `: ${last.errorReason}` : ""}.`,
      );
    });
}

type Watched = JobRowFragment & { errorReason: string | null };

/** Shows a job until it ends, and returns it. */
async function watch(server: Client, id: string, shown: Screen): Promise<Watched> {
  const stop = new AbortController();
  let next = 0;
  const tail = async () => {
    const chunks = server.subscribe(CliLogTailDocument, { id }, { signal: stop.signal });
    for await (const { jobLog } of chunks) {
      next = jobLog.next;
      shown.log(jobLog.text);
    }
  };
  try {
    const ended = ofJob(server, id, shown, stop.signal);
    // A log that can't be followed ends the command; the end of the log does not.
    const tailing = tail();
    const both = Promise.allSettled([ended, tailing]);
    const job = await Promise.race([ended, tailing.then(() => ended)]).catch(async (error) => {
      stop.abort();
      await both;
      throw error;
    });
    stop.abort();
    await tailing;
    for await (const chunk of restOfLog(server, id, next)) shown.log(chunk);
    return job;
  } finally {
    stop.abort();
    shown.end();
  }
}

async function ofJob(server: Client, id: string, shown: Screen, signal: AbortSignal): Promise<Watched> {
  const onLost = ({ message }: Error) => shown.note(message);
  const changes = server.subscribe(CliJobChangedDocument, { id }, { signal, onLost });
  for await (const { jobChanged } of changes) {
    const { job } = jobChanged;
    if (!job) continue;
    shown.progress(job);
    if (job.state === "FINISHED" || job.state === "ERROR" || job.state === "CANCELLED") return job;
  }
  throw notFound(`Job ${id} was purged.`);
}

/** The log from a byte offset to its present end. */
async function* restOfLog(
  server: Client,
  id: string,
  start: number,
): AsyncGenerator<string, void, undefined> {
  let from = start;
  for (;;) {
    const { job } = await server.execute(CliJobLogDocument, { id, from });
    const { text, next, end } = found(job, `job ${id}`).log;
    if (text) yield text;
    if (next === end || next === from) return;
    from = next;
  }
}
