import { join } from "node:path";
import { ask } from "../harness/answers.ts";
import { Draft, limit, stop } from "../harness/draft.ts";
import { startGateway } from "../harness/gateway.ts";
import { operation, type Request, seconds } from "../harness/load.ts";
import { peer, type Service, task } from "../harness/processes.ts";
import { atMost, of, type Row } from "../harness/report.ts";
import { folder } from "../harness/scratch.ts";
import type { Contender, Sample } from "../harness/statistics.ts";
import { newJobs, newNodes, verb } from "../harness/workers.ts";

const racers = 64;
/** Races of one round, of which there are three: 1,000 in all, unless the time of a round is over before. */
const races = Math.ceil((seconds / 4) * 334);

/** The input of race.process.ts. */
export interface Race {
  readonly url: string;
  readonly ids: readonly number[];
  /** No race begins after so many seconds. */
  readonly seconds: number;
  readonly requests: readonly Request[];
}

/** Its result. */
export interface RaceResult extends Sample {
  /** Races that did not have just one winner. */
  readonly wrong: number;
  readonly races: number;
}

async function run(): Promise<Draft> {
  const draft = new Draft(
    `${racers} nodes, each on a connection of its own, ask for the same job at once. A race lasts until the last of them is answered; p50 and p99 are those of a single answer. The limit is node:http with one conditional UPDATE and an event on better-sqlite3.`,
  );
  const gateway = await startGateway();
  const raw = await peer("write-sqlite", { DATABASE: join(folder("raw"), "raw.db") });
  const nodes = await newNodes(gateway, racers);
  const requests = nodes.map((headers) => operation(verb("acquireJob"), { id: "{{each}}" }, headers));
  let [wrong, run] = [0, 0];
  const contender = (name: string, service: Service, jobs: () => Promise<number[]>): Contender => ({
    name,
    measure: async () => {
      const race: Race = { url: service.url, ids: await jobs(), seconds: 4 * seconds, requests };
      const result = await task<RaceResult>("race.process.ts", race);
      wrong += result.wrong;
      if (service === gateway) run += result.races;
      return result;
    },
  });
  let made = 0;
  const results = await draft.measure("Races", [
    contender("Gantry", gateway, () => newJobs(gateway, races)),
    contender(limit, raw, async () => {
      const ids = Array.from({ length: races }, () => ++made);
      const jobs = ids.map((id) => ({ id, node: null }));
      await ask(raw.url, { method: "POST", path: "/fill", body: JSON.stringify(jobs) });
      return ids;
    }),
  ]);
  if (wrong > 0) throw new Error(`${wrong} races did not have just one winner`);
  draft.notes.push(`Races of Gantry that were run, each with just one winner: ${run}.`);
  draft.targets.push(atMost("p99 of an answer, ms", 20, of(results, "Gantry").p99));
  await stop(gateway, raw);
  return draft;
}

export const b8: Row = { id: "B8", title: "64 nodes race for one job", run };
