import { compare } from "../harness/answers.ts";
import { Draft } from "../harness/draft.ts";
import { type Gateway, startGateway } from "../harness/gateway.ts";
import { operation, type Request, seconds } from "../harness/load.ts";
import { peer, type Service, task } from "../harness/processes.ts";
import { atLeast, atMost, figure, type Row } from "../harness/report.ts";
import { median } from "../harness/statistics.ts";
import { verb, workersAtWork } from "../harness/workers.ts";

const sockets = 1_000;
/** Events of one round, one after the other: the next comes when all sockets have this one. */
const events = Math.max(3, Math.ceil(seconds * 8));

const document =
  "subscription Job($id: ID!) { jobChanged(id: $id) { kind job { number title state progress } } }";

/** The input of sockets.process.ts. */
export interface Fanout {
  readonly url: string;
  readonly path: string;
  readonly sockets: number;
  /** Sent on each socket as graphql-ws's subscribe; null: nothing is sent, the server sends by itself. */
  readonly subscribe: { readonly query: string; readonly variables: object } | null;
  readonly authorization: string | null;
  /** Sent to the server for each event, with `{{share}}` filled in; the server then sends the event to all sockets. */
  readonly trigger: Request;
  readonly events: number;
}

export interface FanoutResult {
  /** Milliseconds from the trigger until all sockets had the event, of each event. */
  readonly times: readonly number[];
  /** The last message of a socket. */
  readonly last: unknown;
  /** Processor time of the server, milliseconds, for all events. */
  readonly cpu: number;
  readonly rss: number;
}

interface Candidate {
  readonly name: string;
  readonly service: Service;
  readonly fanout: Fanout;
}

async function measure({ service, fanout }: Candidate): Promise<FanoutResult> {
  return await task<FanoutResult>("sockets.process.ts", { ...fanout, pid: service.pid });
}

async function ours(gateway: Gateway): Promise<Candidate> {
  const [worker] = await workersAtWork(gateway, 1);
  if (!worker) throw new Error("there is no worker");
  const trigger = operation(
    verb("progressJob"),
    { id: String(worker.job), progress: "{{share}}" },
    worker.headers,
  );
  return {
    name: "Gantry",
    service: gateway,
    fanout: {
      url: gateway.url,
      path: "/graphql",
      sockets,
      events,
      subscribe: { query: document, variables: { id: String(worker.job) } },
      authorization: gateway.headers.authorization ?? null,
      trigger: { ...trigger, body: trigger.body?.replace('"{{share}}"', "{{share}}") ?? "" },
    },
  };
}

async function theirs(name: string, file: string, path: string, raw: boolean): Promise<Candidate> {
  const service = await peer(file);
  return {
    name,
    service,
    fanout: {
      url: service.url,
      path,
      sockets,
      events,
      subscribe: raw ? null : { query: document, variables: { id: "1" } },
      authorization: null,
      trigger: {
        method: "POST",
        path: "/publish",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ number: 1, title: "t", state: "WORKING", progress: "{{share}}" }).replace(
          '"{{share}}"',
          "{{share}}",
        ),
      },
    },
  };
}

async function run(): Promise<Draft> {
  const draft = new Draft(
    `One event at a time for ${sockets} web-sockets, ${events} events in each of three rounds. All sockets are of one client process, whose reading of ${sockets} messages is part of every time. Raw ws sends one text to all of them. Gantry's event is a worker's progress report over HTTP, so its times and its processor time hold that mutation and its transaction; the peers publish from memory. Memory is that of the server with all sockets open.`,
  );
  const contenders: Candidate[] = [];
  const measured: Record<string, FanoutResult[]> = {};
  const makers = [
    async () => ours(await startGateway()),
    () => theirs("raw ws", "fanout-ws", "/", true),
    () => theirs("graphql-ws + Yoga pubsub", "fanout-yoga", "/graphql", false),
    () => theirs("mercurius", "fanout-mercurius", "/graphql", false),
  ];
  for (const make of makers) contenders.push(await make());
  for (let round = 0; round < 3; round++) {
    for (const candidate of contenders) {
      console.log(`  round ${round + 1}: ${candidate.name}`);
      measured[candidate.name] = [...(measured[candidate.name] ?? []), await measure(candidate)];
    }
  }
  compare(
    "what the sockets receive",
    Object.fromEntries(contenders.map(({ name }) => [name, measured[name]?.[0]?.last])),
  );
  const summaries = contenders.map(({ name }) => {
    const rounds = measured[name] ?? [];
    const times = rounds.flatMap((round) => round.times);
    return {
      name,
      time: median(times),
      worst: Math.max(...times),
      cpu: median(rounds.map(({ cpu }) => cpu / events)),
      rss: median(rounds.map(({ rss }) => rss)),
    };
  });
  const raw = summaries.find(({ name }) => name === "raw ws");
  const [gantry] = summaries;
  draft.tables.push({
    title: `One event to ${sockets} sockets`,
    head: [
      "",
      "until all have it, ms",
      "worst, ms",
      "CPU of the server, ms",
      "memory, MB",
      "speed of raw ws",
    ],
    lines: summaries.map(({ name, time, worst, cpu, rss }) => [
      name,
      figure(time),
      figure(worst),
      figure(cpu),
      figure(rss),
      ((raw?.time ?? 0) / time).toFixed(2),
    ]),
  });
  for (const { name, time } of summaries) {
    if (name === "raw ws" || !gantry || time >= gantry.time) continue;
    draft.ahead.push(`until all have it: ${name}, ${(gantry.time / time).toFixed(1)} x`);
  }
  draft.targets.push(
    atLeast("speed of raw ws", 0.7, (raw?.time ?? 0) / (gantry?.time ?? 1)),
    atMost("memory / raw ws", 1.5, (gantry?.rss ?? 0) / (raw?.rss ?? 1)),
  );
  await Promise.all(contenders.map(({ service }) => service.stop()));
  return draft;
}

export const b9: Row = { id: "B9", title: "One event to 1,000 sockets", run };
