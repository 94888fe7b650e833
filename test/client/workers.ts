import { createClient, Worker, type WorkerOptions } from "../../packages/client/src/index.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { afterThisTest } from "../support/store.ts";

type Options = Omit<WorkerOptions, "client" | "name"> & { url?: string };

/** A started worker of a server, by way of `url` when given; stopped before its server is. */
export async function startWorker({ url: direct, admin }: TestServer, options: Options): Promise<Worker> {
  const { url = direct, ...rest } = options;
  const client = createClient({ url, credentials: { token: admin.bearer } });
  const worker = new Worker({ client, name: "worker-1", poll: 20, beat: 20, ...rest });
  await worker.start();
  afterThisTest(() => worker.stop(0).catch(() => {}));
  return worker;
}

interface Shown {
  job: { state: string; errorReason: string | null; attempt: number; log: { text: string } };
}

export async function jobOf(server: TestServer, id: number): Promise<Shown["job"]> {
  const query = "query ($id: ID!) { job(id: $id) { state errorReason attempt log { text } } }";
  return (await server.graphql<Shown>(query, { id })).data.job;
}

/** Resolves when a signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
}

/** Another gateway on the database of one that was closed. */
export function restarted({ config, clock }: TestServer): Promise<TestServer> {
  return withServer({ config: { databaseUrl: config.databaseUrl }, clock });
}
