import { useQueries } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLive } from "../../graph/live.ts";
import {
  type EventType,
  type JobFilter,
  JobListChangedDocument,
  type JobOrder,
  type JobOrderField,
  type JobRowFragment,
  JobsDocument,
  type JobsQuery,
} from "../../graph/operations.generated.ts";
import { usePatches } from "../../graph/patches.ts";
import { keyOf } from "../../graph/queries.ts";
import { request } from "../../graph/request.ts";
import { useRefresh } from "../../graph/useRefresh.ts";

/** Rows of one request. */
const pageSize = 100;
/** Rows that come or go are shown at once, and then at most so often. Milliseconds. */
const refreshInterval = 250;
/** What a job keeps for ever: sorted by one of these, no row moves. */
const fixed: readonly JobOrderField[] = ["NUMBER", "CREATED_AT", "KIND"];

export interface JobRows {
  /** How many rows the filter lets through; null while unknown. */
  total: number | null;
  /** The row at this place; undefined while it is not loaded. */
  row: (index: number) => JobRowFragment | undefined;
  /** Rows that came or went, or may have moved, while `hold` was true. */
  pending: number;
  /** Reads what is on the screen again. */
  refresh: () => void;
  error: Error | null;
}

/**
 * The rows of a list of any length: only pages that are on the screen are read. Changes of rows are shown at once.
 * Rows that come, go or move are too, unless `hold`: then they are counted until it ends, so that nothing jumps under the
 * reader.
 * @param range the places of the first and last row on the screen
 */
export function useJobRows(
  filter: JobFilter,
  orderBy: JobOrder[],
  { range, hold }: { range: readonly [number, number]; hold: boolean },
): JobRows {
  const list = JSON.stringify([filter, orderBy]);
  const [held, setHeld] = useState({ list, count: 0 });
  // What was counted for another list counts no more.
  const pending = held.list === list ? held.count : 0;
  const first = Math.floor(range[0] / pageSize);
  const last = Math.max(first, Math.floor(range[1] / pageSize));
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const variablesOf = (page: number) => ({ filter, orderBy, skip: page * pageSize, first: pageSize });
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: keyOf(JobsDocument, variablesOf(page)),
      queryFn: () => request(JobsDocument, variablesOf(page)),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const read = useRefresh([JobsDocument], refreshInterval);
  const refresh = () => {
    setHeld({ list, count: 0 });
    read();
  };
  const released = !hold && pending > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the reader is at the beginning again.
  useEffect(() => {
    if (released) refresh();
  }, [released]);
  const patch = usePatches(JobsDocument, patched);
  const refused = useLive(
    JobListChangedDocument,
    { filter },
    ({ changed: { kind, event, job, progress } }) => {
      if (kind === "SNAPSHOT") return read();
      if (kind === "CHANGED" && job) {
        patch({ ...job, progress: job.progress ?? progress ?? null });
        if (!moves(event?.type, orderBy)) return;
      }
      if (hold) setHeld((known) => ({ list, count: (known.list === list ? known.count : 0) + 1 }));
      else read();
    },
  );
  const total = useKnownTotal(answers.find(({ data }) => data)?.data?.jobs.totalCount, filter);
  return {
    total,
    row: (index) => answers[Math.floor(index / pageSize) - first]?.data?.jobs.nodes[index % pageSize],
    pending,
    refresh,
    error: answers.find(({ error }) => error)?.error ?? (refused === null ? null : new Error(refused)),
  };
}

/** Whether an event of a row may move it to another place. */
function moves(type: EventType | undefined, orderBy: readonly JobOrder[]): boolean {
  return orderBy.some(
    ({ field }) => !fixed.includes(field) && (type !== "JOB_PROGRESSED" || field === "PROGRESS"),
  );
}

/** The last known total of a filter: kept while another page is read. */
function useKnownTotal(total: number | undefined, filter: JobFilter): number | null {
  const key = JSON.stringify(filter);
  const known = useRef<{ key: string; total: number } | null>(null);
  if (total !== undefined) known.current = { key, total };
  return known.current?.key === key ? known.current.total : null;
}

function patched(page: JobsQuery, changed: ReadonlyMap<number, JobRowFragment>): JobsQuery {
  if (!page.jobs.nodes.some(({ number }) => changed.has(number))) return page;
  return {
    ...page,
    jobs: { ...page.jobs, nodes: page.jobs.nodes.map((job) => changed.get(job.number) ?? job) },
  };
}
