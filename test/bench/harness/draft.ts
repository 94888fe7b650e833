import { ask, compare } from "./answers.ts";
import { type Request, same } from "./load.ts";
import type { Service } from "./processes.ts";
import { atLeast, fasterPeers, of, type Section, speeds, type Table, type Target } from "./report.ts";
import { type Contender, interleaved, type Result } from "./statistics.ts";

/** Who is measured. The first of a comparison is Gantry; `limit` is what all are shares of. */
export interface HttpContender {
  readonly name: string;
  readonly service: Pick<Service, "url">;
  readonly request: Request;
  /** Brings its answer to the form of the others, where it writes the same value in another way. */
  readonly normalise?: (answer: unknown) => unknown;
}

export const limit = "limit";

/** A section that is being measured. */
export class Draft implements Section {
  readonly tables: Table[] = [];
  readonly ahead: string[] = [];
  readonly targets: Target[] = [];
  readonly notes: string[];
  quote?: string;

  constructor(...notes: string[]) {
    this.notes = notes;
  }

  /** Compares what they answer, then what they answer in a second. */
  async compare(title: string, contenders: readonly HttpContender[]): Promise<Result[]> {
    const answers: Record<string, unknown> = {};
    for (const { name, service, request, normalise = (answer: unknown) => answer } of contenders) {
      answers[name] = normalise(await ask(service.url, request));
    }
    compare(title, answers);
    return await this.measure(
      title,
      contenders.map(({ name, service, request }) => same(name, service.url, request)),
    );
  }

  /** Measures in turns and writes the table down. */
  async measure(title: string, contenders: readonly Contender[]): Promise<Result[]> {
    console.log(`  ${title}: ${contenders.map(({ name }) => name).join(", ")}`);
    const results = await interleaved(contenders);
    const ours = contenders[0]?.name ?? "";
    this.tables.push(speeds(title, results, { limit, ours }));
    this.ahead.push(...fasterPeers(title, results, { limit, ours }));
    return results;
  }

  /** A target for the share of the limit that the first of the results reaches. */
  share(what: string, wanted: number, results: readonly Result[]): void {
    const [ours] = results;
    const share = (ours?.perSecond ?? 0) / of(results, limit).perSecond;
    this.targets.push(atLeast(`${what}, share of the limit`, wanted, share));
  }

  /** A target for the ratio to one peer. */
  ratio(what: string, wanted: number, results: readonly Result[], peer: string): void {
    const [ours] = results;
    const ratio = (ours?.perSecond ?? 0) / of(results, peer).perSecond;
    this.targets.push(atLeast(`${what}, ratio to ${peer}`, wanted, ratio));
  }
}

/** Stops servers that are no longer needed. */
export async function stop(...services: readonly Pick<Service, "stop">[]): Promise<void> {
  await Promise.all(services.map((service) => service.stop()));
}
