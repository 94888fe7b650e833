import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { built } from "./built.ts";
import { afterThisTest, withDatabase } from "./store.ts";

export interface Gateway {
  url: string;
  /** The folder of its blobs. */
  blobs: string;
  /** Its memory in use. Bytes. */
  memory(): Promise<number>;
  /** The longest time that its event loop stood still since the last call. Milliseconds. */
  delay(): Promise<number>;
  /** The longest time on a core of one turn of its event loop since the last call, whatever else the machine does. Milliseconds. */
  turn(): Promise<number>;
  /** Runs a mutation that answers one thing as `made`, as the admin, and gives that thing's pk. */
  make(mutation: string, node?: number): Promise<number>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  /** Starts another one on the same data. */
  again(): Promise<Gateway>;
}

/** Credentials of the admin of every such gateway. */
export const adminHeader = `Basic ${Buffer.from("admin:admin's password").toString("base64")}`;

/** A gateway in a process of its own, on a database of its own unless one is given, so that its memory is its own and it can be killed. Gone after the test. */
export async function withGateway(databaseUrl?: string): Promise<Gateway> {
  const dataDir = await mkdtemp(join(tmpdir(), "gantry-gateway-"));
  afterThisTest(() => rm(dataDir, { recursive: true, force: true }));
  return startGateway(dataDir, databaseUrl ?? (await withDatabase()));
}

/** The same on data that there are. */
export async function startGateway(dataDir: string, databaseUrl: string): Promise<Gateway> {
  const child = fork(await built("test/support/gateway.process.ts"), [dataDir, databaseUrl], {
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  afterThisTest(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.disconnect();
    const killing = setTimeout(() => child.kill("SIGKILL"), 5_000);
    await gone;
    clearTimeout(killing);
  });
  const { url } = await message<{ url: string }>(child);
  return {
    url,
    blobs: join(dataDir, "blobs"),
    memory: async () => (await state(child)).rss,
    delay: async () => (await state(child)).delay,
    turn: async () => (await state(child)).turn,
    make: (mutation, node) => make(url, mutation, node),
    kill: async () => {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    again: () => startGateway(dataDir, databaseUrl),
  };
}

function state(child: ChildProcess): Promise<{ rss: number; delay: number; turn: number }> {
  child.send("state?");
  return message(child);
}

async function message<T>(child: ChildProcess): Promise<T> {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  try {
    const [received] = await Promise.race([
      once(child, "message", options),
      once(child, "exit", options).then(([code]) =>
        Promise.reject(new Error(`the gateway ended with ${code}`)),
      ),
    ]);
    return received as T;
  } finally {
    stop.abort();
  }
}

async function make(url: string, mutation: string, node?: number): Promise<number> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: adminHeader,
      ...(node !== undefined && { "node-id": String(node) }),
    },
    body: JSON.stringify({ query: `mutation { ${mutation} }` }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { made: Record<string, { number?: number } | null> };
    errors?: unknown;
  };
  const pk = Object.values(data?.made ?? {})[0]?.number;
  if (pk === undefined) throw new Error(JSON.stringify(errors ?? data));
  return pk;
}

/** A started job on a gateway, and the headers of its holder. */
export async function startJob(gateway: Gateway): Promise<{ job: number; headers: Record<string, string> }> {
  const node = await gateway.make(`made: registerNode(input: { name: "w" }) { node { number } }`);
  const job = await gateway.make(`made: createCommandJob(input: { command: "x" }) { job { number } }`);
  await gateway.make(`made: acquireJob(id: ${job}) { job { number } }`, node);
  await gateway.make(`made: startJob(id: ${job}) { job { number } }`, node);
  return { job, headers: { authorization: adminHeader, "node-id": String(node) } };
}
