import { useMemo } from "react";
import { useUrlParams } from "../../components/useUrlParams.ts";
import type {
  JobFilter,
  JobKind,
  JobOrder,
  JobOrderField,
  JobState,
} from "../../graph/operations.generated.ts";
import { type ColumnName, columnOf, columns, defaultColumns } from "./columns.tsx";

export const jobStates: readonly JobState[] = [
  "WORKING",
  "WAITING",
  "PENDING",
  "ERROR",
  "FINISHED",
  "CANCELLED",
];
export const jobKinds: readonly JobKind[] = ["COMMAND", "TEMPLATE", "IMAGE"];

/** What the jobs screen shows; all of it is in the URL, so that a link shows the same. */
export interface JobQuery {
  search: string;
  states: JobState[];
  kind: JobKind | "";
  user: string;
  groups: boolean;
  sort: { field: JobOrderField; descending: boolean };
  columns: ColumnName[];
}

/** The query in the URL, and what changes it: null takes a parameter away. */
export function useJobQuery(): [JobQuery, (changes: Record<string, string | null>) => void] {
  const [params, change] = useUrlParams();
  const text = params.toString();
  const query = useMemo(() => parse(new URLSearchParams(text)), [text]);
  return [query, change];
}

function parse(params: URLSearchParams): JobQuery {
  const list = (name: string) => params.get(name)?.split(",") ?? [];
  const sort = params.get("sort") ?? "-NUMBER";
  const field = sort.replace("-", "") as JobOrderField;
  const asked = list("columns").filter((name): name is ColumnName => name in columns);
  return {
    search: params.get("search") ?? "",
    states: jobStates.filter((state) => list("state").includes(state)),
    kind: jobKinds.find((kind) => kind === params.get("kind")) ?? "",
    user: params.get("user") ?? "",
    groups: params.get("groups") === "1",
    sort: (Object.keys(columns) as ColumnName[]).some((name) => columnOf(name).field === field)
      ? { field, descending: sort.startsWith("-") }
      : { field: "NUMBER", descending: true },
    columns: asked.length > 0 ? asked : [...defaultColumns],
  };
}

/** The graph's filter for a query. */
export function filterOf({ search, states, kind, user, groups }: JobQuery): JobFilter {
  return {
    ...(search.trim() && { search }),
    ...(states.length > 0 && { state: { in: states } }),
    ...(kind && { kind: { eq: kind } }),
    ...(user && { onBehalfOf: { eq: user } }),
    ...(!groups && { isGroup: { eq: false } }),
  };
}

/**
 * The filters under which the values of each facet are counted: all that is chosen, but for the facet itself, whose other
 * values would else have none.
 */
export function facetFiltersOf(query: JobQuery): Record<"states" | "kinds" | "users", JobFilter> {
  return {
    states: filterOf({ ...query, states: [] }),
    kinds: filterOf({ ...query, kind: "" }),
    users: filterOf({ ...query, user: "" }),
  };
}

/** The graph's order for a query. */
export function orderOf({ sort }: JobQuery): JobOrder[] {
  return [{ field: sort.field, direction: sort.descending ? "DESC" : "ASC" }];
}
