import { Command } from "commander";
import { type CliContext, print, table } from "../context.ts";
import { usageError } from "../errors.ts";
import { found, mustBeDone, remote } from "./client.ts";
import {
  CliCancelDocument,
  CliJobDocument,
  CliJobsDocument,
  CliRetryDocument,
  CliSubmitDocument,
  type JobRowFragment,
  type JobState,
} from "./operations.generated.ts";

const states = [
  "WAITING",
  "PENDING",
  "WORKING",
  "FINISHED",
  "ERROR",
  "CANCELLED",
] as const satisfies JobState[];

interface Json {
  json?: boolean;
}

export function jobListCommand(context: CliContext): Command {
  return new Command("list")
    .description("list jobs, the newest first")
    .option("--state <state>", `only jobs in this state: ${states.join(", ")}`)
    .option("--search <text>", "only jobs with this text in their title, command or names")
    .option("--limit <number>", "at most so many, up to 1000", "50")
    .option("--json", "print JSON")
    .action(
      async ({ state, search, limit, json }: Json & { state?: string; search?: string; limit: string }) => {
        const filter = {
          ...(state !== undefined && { state: { eq: stateNamed(state) } }),
          ...(search !== undefined && { search }),
        };
        const { jobs } = await remote(context).execute(CliJobsDocument, {
          first: whole("--limit", limit, 1_000),
          filter,
        });
        const more = jobs.totalCount - jobs.nodes.length;
        print(context, json, jobs.nodes, [
          ...rowsOf(jobs.nodes),
          ...(more > 0 ? [`and ${more} more, see --limit`] : []),
        ]);
      },
    );
}

export function jobShowCommand(context: CliContext): Command {
  return new Command("show")
    .description("show a job")
    .argument("<number>")
    .option("--json", "print JSON")
    .action(async (number: string, { json }: Json) => {
      const { job } = await remote(context).execute(CliJobDocument, { id: jobNumber(number) });
      const shown = found(job, `job ${number}`);
      const rows = Object.entries(shown).filter(([name]) => name !== "__typename");
      print(
        context,
        json,
        shown,
        table(rows.map(([name, value]) => [name, value === null ? "-" : String(value)])),
      );
    });
}

export function jobSubmitCommand(context: CliContext): Command {
  return new Command("submit")
    .description("make a job from a shell command")
    .argument("<command...>", "the command; put -- before one that has options")
    .option("--title <text>", "the job's title; default: the command")
    .option("--dir <folder>", "the working directory on the node")
    .option("--priority <number>", "0 to 255, the greatest first")
    .option("--retry <number>", "how often it is tried again after an error")
    .option("--json", "print JSON")
    .action(async (words: string[], { title, dir, priority, retry, json }: Json & SubmitOptions) => {
      const command = words.join(" ");
      const { createCommandJob: made } = await remote(context).execute(CliSubmitDocument, {
        input: {
          command,
          title: title ?? command,
          ...(dir !== undefined && { dir }),
          ...(priority !== undefined && { priority: whole("--priority", priority, 255) }),
          ...(retry !== undefined && { retry: whole("--retry", retry, 1_000) }),
        },
      });
      mustBeDone(made);
      const job = found(made.job, "new job");
      print(context, json, job, [`submitted job ${job.number}`]);
    });
}

interface SubmitOptions {
  title?: string;
  dir?: string;
  priority?: string;
  retry?: string;
}

export function jobCancelCommand(context: CliContext): Command {
  return bulk(context, "cancel", "stop jobs for good; gantry job retry brings them back", async (ids) => {
    return (await remote(context).execute(CliCancelDocument, { ids })).cancelJobs;
  });
}

export function jobRetryCommand(context: CliContext): Command {
  return bulk(context, "retry", "run failed or cancelled jobs again", async (ids) => {
    return (await remote(context).execute(CliRetryDocument, { ids })).retryJobs;
  });
}

type Bulk = { jobs: readonly JobRowFragment[]; errors: readonly { code: string; message: string }[] };

/** A command on several jobs: what can be done is done and printed, then the rest is the failure. */
function bulk(
  context: CliContext,
  name: string,
  text: string,
  run: (ids: string[]) => Promise<Bulk>,
): Command {
  return new Command(name)
    .description(text)
    .argument("<number...>")
    .option("--json", "print JSON")
    .action(async (numbers: string[], { json }: Json) => {
      const done = await run(numbers.map(jobNumber));
      if (done.jobs.length > 0) print(context, json, done.jobs, rowsOf(done.jobs));
      mustBeDone(done);
    });
}

function rowsOf(jobs: readonly JobRowFragment[]): string[] {
  const rows = jobs.map(({ number, state, progress, nodeNumber, createdAt, title }) => [
    String(number),
    state,
    progress === null ? "-" : `${Math.floor(progress * 100)} %`,
    nodeNumber === null ? "-" : String(nodeNumber),
    createdAt,
    title,
  ]);
  return table([["NUMBER", "STATE", "PROGRESS", "NODE", "CREATED", "TITLE"], ...rows]);
}

/** A job's number as an argument. */
export function jobNumber(text: string): string {
  if (!/^\d{1,10}$/.test(text)) throw usageError(`A job's number is needed, not ${JSON.stringify(text)}.`);
  return text;
}

function stateNamed(text: string): JobState {
  const state = states.find((one) => one === text.toUpperCase());
  if (!state) throw usageError(`--state takes one of ${states.join(", ")}.`);
  return state;
}

function whole(option: string, text: string, to: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) > to) {
    throw usageError(`${option} takes a whole number from 0 to ${to}.`);
  }
  return Number(text);
}
