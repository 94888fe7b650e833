// A worker: takes command jobs one after the other and runs them in a shell.
//   GANTRY_URL=http://localhost:4000 GANTRY_TOKEN=gk_... node worker.js NAME
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createClient, type RunningJob, Worker } from "@gantry/client";

const { GANTRY_URL: url = "http://localhost:4000", GANTRY_TOKEN: token = "" } = process.env;

/** Runs the job's command. What it prints is the log, and a line "50%" the progress. */
async function run(job: RunningJob): Promise<void> {
  const child = spawn(job.command, { shell: true, signal: job.signal });
  const read = async (stream: AsyncIterable<Buffer>) => {
    for await (const chunk of stream) {
      const text = chunk.toString();
      job.log(text);
      const percent = /(\d{1,3})%/.exec(text)?.[1];
      if (percent) await job.progress(Math.min(1, Number(percent) / 100));
    }
  };
  const [[code]] = await Promise.all([once(child, "close"), read(child.stdout), read(child.stderr)]);
  if (code !== 0) throw new Error(`the command ended with ${code}`);
}

const worker = new Worker({
  client: createClient({ url, credentials: { token } }),
  name: process.argv[2] ?? "example",
  kinds: ["COMMAND"],
  poll: 200,
  run,
});
await worker.start();
// The running job has ten seconds to end.
process.once("SIGTERM", () => void worker.stop(10_000));
await worker.stopped();
