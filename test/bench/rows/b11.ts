import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { Draft } from "../harness/draft.ts";
import { farm, farmFolder } from "../harness/fill.ts";
import { freePort } from "../harness/freePort.ts";
import { startGateway } from "../harness/gateway.ts";
import { versions } from "../harness/install.ts";
import { get, load, operation, type Request, seconds } from "../harness/load.ts";
import { residentMegabytes } from "../harness/memory.ts";
import { environment, root } from "../harness/processes.ts";
import { productionInstall, yogaInstall } from "../harness/productionInstall.ts";
import { atMost, figure, type Row } from "../harness/report.ts";
import { end, folder, watch } from "../harness/scratch.ts";
import { median } from "../harness/statistics.ts";

interface Start {
  /** Milliseconds from the start of node until the path answers 200. */
  readonly ready: number;
  /** Megabytes, some seconds later. */
  readonly rest: number;
}

async function start(program: string, path: string, env: Record<string, string>): Promise<Start> {
  const port = await freePort();
  const begun = performance.now();
  const child = watch(
    spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program], {
      env: { ...environment, PORT: String(port), ...env },
      stdio: ["ignore", "ignore", "inherit"],
    }),
  );
  while (!(await answers(`http://127.0.0.1:${port}${path}`))) {
    if (child.exitCode !== null || performance.now() - begun > 60_000)
      throw new Error(`${program} does not start`);
    await sleep(5);
  }
  const ready = performance.now() - begun;
  await sleep(Math.min(5_000, seconds * 1_000));
  const rest = residentMegabytes(child.pid as number);
  await end(child);
  return { ready, rest };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.text();
    return response.status === 200;
  } catch {
    return false;
  }
}

const gantry = () =>
  start(`${root}/dist/src/main.js`, "/healthz", {
    DATA_DIR: folder("data"),
    ADMIN_PASSWORD: "bench bench",
    LOG_LEVEL: "error",
  });
const yoga = () => start(`${root}/test/bench/peers/hello.mjs`, "/graphql?query=%7Bhello%7D", {});

/** Megabytes after a round of every read of B1 to B3. */
async function afterReads(): Promise<number> {
  const { headers, url, pid, stop } = await startGateway({ dataDir: await farmFolder() });
  const reads: Request[] = [
    get("/coalition/api/jobs/7", headers),
    get("/scale/v6/nodes/7/", headers),
    get(`/ufdl/v1/jobs/${farm.templateJob}`, headers),
    get("/nodepool/v1/nodes/7", headers),
    get("/coalition/api/jobs", headers),
    get("/scale/v6/nodes/?is_active=true&order=-created&page=3&page_size=100", headers),
    operation(
      "query Job($id: ID!) { job(id: $id) { number title state progress createdAt } }",
      { id: "7" },
      headers,
    ),
    operation(
      "query { jobs(first: 50) { nodes { number title state node { number name } template { number name } } } }",
      {},
      headers,
    ),
  ];
  for (const request of reads) {
    await load({ url, seconds, clients: Array.from({ length: 16 }, () => ({ requests: [request] })) });
  }
  const memory = residentMegabytes(pid);
  await stop();
  return memory;
}

async function run(): Promise<Draft> {
  const draft = new Draft(
    "From the start of node on an empty folder until /healthz answers 200 (the migrations and the first admin's password are part of it), memory some seconds later, memory after the reads of B1 to B3, and what `npm ci --omit=dev` installs with the built program. Beside it a hello world on Yoga. Starts: the middle of three, in turns.",
  );
  const starts: { gantry: Start[]; yoga: Start[] } = { gantry: [], yoga: [] };
  for (let round = 0; round < 3; round++) {
    starts.gantry.push(await gantry());
    starts.yoga.push(await yoga());
  }
  const of = (who: "gantry" | "yoga", what: keyof Start) => median(starts[who].map((one) => one[what]));
  const reads = await afterReads();
  console.log("  installing for production, into a temporary folder");
  const [installed, yogaInstalled] = [productionInstall(), yogaInstall(versions())];
  draft.tables.push({
    title: "Start and weight",
    head: ["", "Gantry", "Yoga hello world"],
    lines: [
      ["ready, ms", figure(of("gantry", "ready")), figure(of("yoga", "ready"))],
      ["memory at rest, MB", figure(of("gantry", "rest")), figure(of("yoga", "rest"))],
      ["memory after the reads, MB", figure(reads), "–"],
      ["production install, MB", figure(installed), figure(yogaInstalled)],
    ],
  });
  draft.quote = `ready ${figure(of("gantry", "ready"))} ms after its start, ${figure(of("gantry", "rest"))} MB at rest`;
  draft.targets.push(
    atMost("ready, ms", 1_500, of("gantry", "ready")),
    atMost("memory at rest, MB", 150, of("gantry", "rest")),
    atMost("memory after the reads, MB", 250, reads),
  );
  return draft;
}

export const b11: Row = { id: "B11", title: "Start and weight", run };
