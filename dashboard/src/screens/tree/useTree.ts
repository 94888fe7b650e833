import type { UseQueryResult } from "@tanstack/react-query";
import { useLive } from "../../graph/live.ts";
import {
  type GraphJobFragment,
  JobGraphDocument,
  type JobGraphQuery,
  JobTreeChangedDocument,
} from "../../graph/operations.generated.ts";
import { usePatches } from "../../graph/patches.ts";
import { useGraph } from "../../graph/queries.ts";
import { useRefresh } from "../../graph/useRefresh.ts";

/** Jobs that are read; the graph gives the upper ones of a larger tree. */
export const mostJobs = 2_000;
/** A change may come with others, of the groups around it or of who waits: the tree is read again so often. Milliseconds. */
const refreshInterval = 1_000;

/** A tree as it is now: rows that change are put into it at once. */
export function useTree(id: string): UseQueryResult<JobGraphQuery> {
  const refresh = useRefresh([JobGraphDocument], refreshInterval);
  const patch = usePatches(JobGraphDocument, patched);
  useLive(JobTreeChangedDocument, { id }, ({ changed: { kind, event, job } }) => {
    if (kind === "CHANGED" && job) patch(job);
    // A snapshot too: the tree may have changed between its answer and the beginning of the subscription.
    if (event?.type !== "JOB_PROGRESSED") refresh();
  });
  return useGraph(JobGraphDocument, { id, first: mostJobs });
}

function patched(
  { jobGraph, ...rest }: JobGraphQuery,
  changed: ReadonlyMap<number, GraphJobFragment>,
): JobGraphQuery {
  const newest = (job: GraphJobFragment) => changed.get(job.number) ?? job;
  return {
    ...rest,
    jobGraph: jobGraph && { ...jobGraph, jobs: jobGraph.jobs.map(newest) },
  };
}
