import { Draft, limit } from "../harness/draft.ts";
import { startGateway } from "../harness/gateway.ts";
import { residentMegabytes } from "../harness/memory.ts";
import { peer, type Service, task } from "../harness/processes.ts";
import { atLeast, atMost, figure, type Row } from "../harness/report.ts";
import { folder } from "../harness/scratch.ts";
import { median } from "../harness/statistics.ts";
import { workersAtWork } from "../harness/workers.ts";

/** Bytes of one output: 1 GB, less in a quick try. */
const bytes = process.env.BENCH_SECONDS === undefined ? 1_000_000_000 : 64_000_000;

/** The input of transfer.process.ts: to send so many bytes, or to fetch and count them. */
export interface Transfer {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly send: number | null;
}

export interface TransferResult {
  readonly seconds: number;
  readonly bytes: number;
  /** SHA-256 of what was sent or fetched. */
  readonly hash: string;
  readonly answer: string;
}

interface Measured extends TransferResult {
  /** Megabytes by which the server's memory grew at most while it lasted. */
  readonly growth: number;
}

async function watched({ pid }: Service, transfer: Transfer): Promise<Measured> {
  const before = residentMegabytes(pid);
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, residentMegabytes(pid));
  }, 50);
  try {
    const measured = await task<TransferResult>("transfer.process.ts", transfer);
    return { ...measured, growth: most - before };
  } finally {
    clearInterval(timer);
  }
}

interface Candidate {
  readonly name: string;
  readonly service: Service;
  readonly headers: Record<string, string>;
  /** Where the output of this number goes, and by the answer where it is read. */
  readonly put: (number: number) => string;
  readonly get: (answer: string, number: number) => string;
}

async function measure(
  { service, headers, put, get }: Candidate,
  number: number,
): Promise<{ up: Measured; down: Measured }> {
  const up = await watched(service, { url: service.url + put(number), headers, send: bytes });
  const down = await watched(service, { url: service.url + get(up.answer, number), headers, send: null });
  if (down.bytes !== bytes || down.hash !== up.hash) throw new Error("not what was sent came back");
  return { up, down };
}

async function run(): Promise<Draft> {
  const draft = new Draft(
    `An output of ${bytes / 1e6} MB is sent in one request and fetched again, three times each in turns; what comes back is compared by its SHA-256. The limit is node:http that streams to and from a file. The client makes and hashes the bytes, for all alike. Memory is looked at every 50 ms.`,
  );
  const gateway = await startGateway();
  const [worker] = await workersAtWork(gateway, 1);
  const raw = await peer("files", { FOLDER: folder("files") });
  const contenders: Candidate[] = [
    {
      name: "Gantry",
      service: gateway,
      headers: worker?.headers ?? {},
      put: (number) => `/outputs/${worker?.job}/output-${number}?type=bytes`,
      get: (answer) => `/outputs/${/"(?:pk|number)":\s*(\d+)/.exec(answer)?.[1]}`,
    },
    {
      name: limit,
      service: raw,
      headers: {},
      put: (number) => `/output-${number}`,
      get: (_answer, number) => `/output-${number}`,
    },
  ];
  const measured: Record<string, { up: Measured; down: Measured }[]> = {};
  for (let round = 0; round < 3; round++) {
    for (const candidate of contenders) {
      console.log(`  round ${round + 1}: ${candidate.name}`);
      measured[candidate.name] = [...(measured[candidate.name] ?? []), await measure(candidate, round)];
    }
  }
  for (const way of ["up", "down"] as const) {
    const speed = (name: string) =>
      median((measured[name] ?? []).map((one) => bytes / 1e6 / one[way].seconds));
    const growth = (name: string) => Math.max(...(measured[name] ?? []).map((one) => one[way].growth));
    draft.tables.push({
      title: `${bytes / 1e6} MB ${way}`,
      head: ["", "MB per second", "share of the limit", "memory grows by, MB"],
      lines: contenders.map(({ name }) => [
        name,
        figure(speed(name)),
        (speed(name) / speed(limit)).toFixed(3),
        figure(growth(name)),
      ]),
    });
    draft.targets.push(
      atLeast(`${way}, share of the limit`, 0.8, speed("Gantry") / speed(limit)),
      atMost(`${way}, growth of memory, MB`, 32, growth("Gantry")),
    );
  }
  await Promise.all(contenders.map(({ service }) => service.stop()));
  return draft;
}

export const b10: Row = { id: "B10", title: "A large output up and down", run };
