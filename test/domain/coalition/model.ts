/*
 * The rules of trees, dependencies and the pick in memory, as short as they can be said (docs/apis/coalition.md sections 5.1 to
 * 5.4 with section 6): nothing is kept up to date, everything is worked out from the leaves when it is asked for.
 */

/** Where a leaf stands by itself; whether it waits for others follows from them. */
type Base = "READY" | "WORKING" | "FINISHED" | "ERROR";
export type ModelState = "PENDING" | "WAITING" | "WORKING" | "FINISHED" | "ERROR";

export interface ModelJob {
  /** The number that the database gave it. */
  id: number;
  parent: ModelJob | null;
  group: boolean;
  priority: number;
  /** Bits. */
  affinity: bigint;
  paused: boolean;
  deleted: boolean;
  base: Base;
  needs: ModelJob[];
  retry: number;
  retriesLeft: number;
  runs: number;
  /** The worker that works it. */
  worker: string | null;
}

export class Model {
  readonly jobs: ModelJob[] = [];

  live(): ModelJob[] {
    return this.jobs.filter(({ deleted }) => !deleted);
  }

  children(of: ModelJob): ModelJob[] {
    return this.live().filter(({ parent }) => parent === of);
  }

  below(of: ModelJob): ModelJob[] {
    return this.children(of).flatMap((child) => [child, ...this.below(child)]);
  }

  isLeaf(job: ModelJob): boolean {
    return this.children(job).length === 0;
  }

  leaves(of: ModelJob): ModelJob[] {
    return this.below(of).filter((one) => this.isLeaf(one));
  }

  state(job: ModelJob): ModelState {
    const states = this.leaves(job).map((leaf) => this.state(leaf));
    if (states.length > 0) {
      if (states.includes("ERROR")) return "ERROR";
      if (states.every((state) => state === "FINISHED")) return "FINISHED";
      if (states.includes("WORKING")) return "WORKING";
      return this.waits(job) ? "PENDING" : "WAITING";
    }
    if (job.base !== "READY") return job.base;
    return this.waits(job) ? "PENDING" : "WAITING";
  }

  private waits(job: ModelJob): boolean {
    return job.needs.some((needed) => !needed.deleted && this.state(needed) !== "FINISHED");
  }

  blocked(job: ModelJob): boolean {
    return job.paused || this.state(job) === "PENDING" || (job.parent !== null && this.blocked(job.parent));
  }

  bits(job: ModelJob): bigint {
    return job.affinity | (job.parent ? this.bits(job.parent) : 0n);
  }

  /** From the root down. */
  priorities(job: ModelJob): number[] {
    return [...(job.parent ? this.priorities(job.parent) : []), job.priority];
  }

  depth(job: ModelJob): number {
    return job.parent ? this.depth(job.parent) + 1 : 0;
  }

  /** The job that a worker with these lines is given. */
  next(lines: readonly bigint[]): ModelJob | undefined {
    const open = this.live().filter(
      (job) => !job.group && this.state(job) === "WAITING" && !this.blocked(job),
    );
    const best = (among: ModelJob[]) =>
      among.sort((a, b) => compare(this.priorities(b), this.priorities(a)) || a.id - b.id)[0];
    for (const line of lines) {
      const found = best(open.filter((job) => this.bits(job) !== 0n && (this.bits(job) & ~line) === 0n));
      if (found) return found;
    }
    return best(open.filter((job) => this.bits(job) === 0n));
  }

  /** Whether `job` would come to wait for itself if it also waited for `needed`, or lay in `parent`. */
  loops(job: ModelJob, { needs = job.needs, parent = job.parent }: Partial<ModelJob>): boolean {
    const seen = new Set<string>();
    const gateOf = (one: ModelJob): ModelJob[] =>
      (one === job ? needs : one.needs).filter(({ deleted }) => !deleted);
    const parentOf = (one: ModelJob) => (one === job ? parent : one.parent);
    // A start waits for the needed ones' ends and the group's start; an end for the start and the ends inside.
    const visit = (one: ModelJob, end: boolean, path: ReadonlySet<string>): boolean => {
      const key = `${one.id}${end}`;
      if (path.has(key)) return true;
      if (seen.has(key)) return false;
      const on = new Set([...path, key]);
      const above = parentOf(one);
      const inside = this.live().filter((other) => parentOf(other) === one);
      const found = end
        ? visit(one, false, on) || inside.some((child) => visit(child, true, on))
        : gateOf(one).some((needed) => visit(needed, true, on)) ||
          (above !== null && visit(above, false, on));
      seen.add(key);
      return found;
    };
    return this.live().some((one) => visit(one, true, new Set()));
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < 8; at++) if ((a[at] ?? 0) !== (b[at] ?? 0)) return (a[at] ?? 0) - (b[at] ?? 0);
  return 0;
}
