import { ask, compare } from "./answers.ts";
import { type Client, load, operation, type Request, refusals, seconds } from "./load.ts";
import type { Service } from "./processes.ts";
import type { Sample } from "./statistics.ts";
import { verb, type Worker } from "./workers.ts";

/** One worker's report of how far it is. `share` is a text that the load program fills in, unless it is a number. */
function report({ job, headers }: Worker, share: number | "{{share}}"): Request {
  const request = operation(verb("progressJob"), { id: String(job), progress: share }, headers);
  return { ...request, body: request.body?.replace('"{{share}}"', "{{share}}") ?? "" };
}

/** Gives a raw server the workers' jobs. */
export async function give(service: Service, workers: readonly Worker[]): Promise<void> {
  const jobs = workers.map(({ job, headers }) => ({ id: job, node: Number(headers["node-id"]) }));
  await ask(service.url, { method: "POST", path: "/fill", body: JSON.stringify(jobs) });
}

/** Compares what the servers answer to the same report. */
export async function compareReports(
  what: string,
  contenders: Readonly<Record<string, { service: Service; workers: readonly Worker[] }>>,
): Promise<void> {
  const answers: Record<string, unknown> = {};
  for (const [name, { service, workers }] of Object.entries(contenders)) {
    answers[name] = await ask(service.url, report(workers[0] as Worker, 0.25));
  }
  compare(what, answers);
}

/** Reports of so many workers for the seconds of a round, spread over the services. */
export function reports(
  services: readonly Service[],
  workers: readonly Worker[],
  count: number,
): Promise<Sample> {
  const clients: Client[] = workers.slice(0, count).map((worker, index) => ({
    requests: [report(worker, "{{share}}")],
    url: services[index % services.length]?.url ?? "",
  }));
  return load({ url: services[0]?.url ?? "", seconds, clients, refuse: refusals });
}
