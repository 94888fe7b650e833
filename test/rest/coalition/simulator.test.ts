import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import {
  type Coalition,
  type CoalitionEvent,
  type Picked,
  type Worker,
  withCoalition,
} from "../../support/coalition.ts";
import { afterThisTest } from "../../support/store.ts";

/*
 * A worker that runs the protocol of docs/apis/coalition.md section 4.3 with real commands: pick, run in the job's
 * directory with its environment, a heartbeat with what was printed, killed when the answer is false, endjob with the
 * exit code.
 */

/** Runs one job to its end; its exit code. `between` is done after each heartbeat. */
async function work(
  worker: Worker,
  job: Picked,
  between: () => Promise<void> = async () => {},
): Promise<number> {
  const variables = Object.fromEntries(
    (job.environment ?? "").split("\\n").flatMap((line) => {
      const [name, ...value] = line.split("=");
      return name ? [[name, value.join("=")]] : [];
    }),
  );
  const child = spawn("/bin/sh", ["-c", job.command], {
    cwd: job.dir || ".",
    env: { ...process.env, ...variables },
    detached: true,
  });
  const ended = new Promise<number>((resolve) =>
    child.once("close", (code, signal) => resolve(signal === "SIGKILL" ? -9 : (code ?? -1))),
  );
  let printed = Buffer.alloc(0);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (bytes) => {
      printed = Buffer.concat([printed, bytes]);
    });
  }
  const beat = async () => {
    const log = printed;
    printed = Buffer.alloc(0);
    return worker.beat(job.id, log);
  };
  let running = true;
  const code = ended.finally(() => {
    running = false;
  });
  while (running) {
    if (!(await beat()) && child.exitCode === null && child.signalCode === null)
      process.kill(-(child.pid as number), "SIGKILL");
    await between();
    await Promise.race([code, new Promise((resume) => setTimeout(resume, 20))]);
  }
  await beat();
  await worker.end(job.id, await code);
  return code;
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "gantry-worker-"));
  afterThisTest(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Works until there is nothing more; what it was given. */
async function shift(coalition: Coalition, name: string): Promise<number[]> {
  const worker = coalition.worker(name);
  const done: number[] = [];
  for (let job = await worker.pick(); job; job = await worker.pick()) {
    await work(worker, job);
    done.push(job.id);
  }
  return done;
}

test("a tree of real commands is worked off in the order of priorities and dependencies", async () => {
  const coalition = await withCoalition();
  const dir = await folder();
  const root = await coalition.add({ command: "", title: "film" });
  const frames = [];
  for (const n of [1, 2, 3]) {
    frames.push(
      await coalition.add({
        parent: root,
        dir,
        priority: n,
        environment: `FRAME=${n}\\nNAME=it's "it"`,
        command: `echo "PROGRESS:50"; printf '%s %s\\n' "$NAME" "$FRAME" >> out; cat out`,
      }),
    );
  }
  const check = await coalition.add({ dir, command: "test $(wc -l < out) = 3", dependencies: [root] });
  const fails = await coalition.add({ dir, command: "echo no >&2; exit 3", retry: 1 });
  expect(await shift(coalition, "w1")).toEqual([...frames.toReversed(), check, fails, fails]);
  expect(await coalition.job(root)).toMatchObject({ state: "FINISHED", progress: 1, total_finished: 3 });
  expect(await coalition.job(check)).toMatchObject({ state: "FINISHED" });
  expect(await coalition.job(fails)).toMatchObject({ state: "ERROR", run_done: 2 });
  expect(await coalition.do("GET", `/api/jobs/${fails}/log`)).toBe("no\nno\n");
  expect(await coalition.do("GET", `/api/jobs/${frames[0]}/log`)).toBe(
    `PROGRESS:50\nit's "it" 3\nit's "it" 2\nit's "it" 1\n`,
  );
  expect(await coalition.workers("w1")).toMatchObject({ finished: 4, error: 2 });
});

test.each([
  ["paused", (coalition: Coalition, id: number) => coalition.do("POST", "/api/pausejobs", [id]), "PAUSED"],
  ["reset", (coalition: Coalition, id: number) => coalition.do("POST", "/api/resetjobs", [id]), "WAITING"],
  [
    "cancelled in the graph",
    (coalition: Coalition, id: number) =>
      coalition.server.graphql(`mutation { cancelJob(id: ${id}) { __typename } }`),
    "ERROR",
  ],
  [
    "over its time",
    async (coalition: Coalition) => {
      coalition.server.clock.advance(11);
      await coalition.server.scheduler.runAll();
    },
    "ERROR",
  ],
])(
  "a job that is %s is killed, and stands where it should",
  async (_how, act, state) => {
    const coalition = await withCoalition();
    const id = await coalition.add({ command: "echo begun; sleep 60; echo never", timeout: 10 });
    const worker = coalition.worker("w1");
    const job = (await worker.pick()) as Picked;
    let acted = false;
    const code = await work(worker, job, async () => {
      if (acted || !(await coalition.do<string>("GET", `/api/jobs/${id}/log`)).includes("begun")) return;
      acted = true;
      await act(coalition, id);
    });
    expect(code).toBe(-9);
    expect(await coalition.job(id)).toMatchObject({ state });
    expect(await coalition.do("GET", `/api/jobs/${id}/log`)).not.toContain("never");
    // Another heartbeat does not wake the dead (section 6 a).
    expect(await worker.beat(id)).toBe(false);
    expect(await coalition.job(id)).toMatchObject({ state });
    const [event] = await coalition.do<CoalitionEvent[]>("GET", "/api/events?howlong=600");
    expect(event?.state).toBe("ERROR");
  },
  30_000,
);

test("many workers share a queue: every job once", async () => {
  const coalition = await withCoalition();
  const ids = [];
  for (let at = 0; at < 40; at++) ids.push(await coalition.add({ command: "true" }));
  const crews = await Promise.all(
    Array.from({ length: 8 }, async (_, at) => {
      const worker = coalition.worker(`w${at}`);
      const done: number[] = [];
      for (let job = await worker.pick(); job; job = await worker.pick()) {
        expect(await worker.beat(job.id, `by ${at}`)).toBe(true);
        await worker.end(job.id);
        done.push(job.id);
      }
      return done;
    }),
  );
  expect(crews.flat().sort((a, b) => a - b)).toEqual(ids);
});
