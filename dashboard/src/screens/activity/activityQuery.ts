import { useMemo } from "react";
import { useUrlParams } from "../../components/useUrlParams.ts";
import type { EventFilter, EventType } from "../../graph/operations.generated.ts";
import { eventTypes, type Subject, subjects, typesAbout } from "./subjects.ts";

/** What the activity screen shows; all of it is in the URL, so that a link shows the same. */
export interface ActivityQuery {
  about: Subject | "";
  type: EventType | "";
  job: string;
  node: string;
  /** A user's number, or "none" for anonymous callers and the gateway itself. */
  user: string;
  /** Instants, as 2026-11-22T01:00. */
  from: string;
  to: string;
  /** The page ends before, or begins after, the event of this number; neither for the newest page. */
  before: string;
  after: string;
}

/** Changes the filters in the URL; a change of anything but the page goes back to the newest. */
export type Change = (changes: Partial<Record<keyof ActivityQuery, string>>) => void;

export function useActivityQuery(): [ActivityQuery, Change] {
  const [params, set] = useUrlParams();
  const text = params.toString();
  const query = useMemo(() => parse(new URLSearchParams(text)), [text]);
  const change: Change = (changes) =>
    // Pages are steps that the browser goes back over; filters are not.
    set({ before: null, after: null, ...changes }, { replace: !("before" in changes || "after" in changes) });
  return [query, change];
}

function parse(params: URLSearchParams): ActivityQuery {
  const number = (name: string) => /^\d{1,15}$/.exec(params.get(name) ?? "")?.[0] ?? "";
  const time = (name: string) => {
    const text = params.get(name) ?? "";
    return Number.isNaN(Date.parse(text)) ? "" : text;
  };
  return {
    about: subjects.find((one) => one === params.get("about")) ?? "",
    type: eventTypes.find((one) => one === params.get("type")) ?? "",
    job: number("job"),
    node: number("node"),
    user: params.get("user") === "none" ? "none" : number("user"),
    from: time("from"),
    to: time("to"),
    before: number("before"),
    after: number("after"),
  };
}

/** The types that are asked for. Reports of progress are left out unless they are chosen: they are most of all events. */
export function typesOf({ about, type }: ActivityQuery): EventType[] {
  if (type) return [type];
  return (about ? typesAbout(about) : eventTypes).filter((one) => one !== "JOB_PROGRESSED");
}

/** The graph's filter for a query. */
export function filterOf(query: ActivityQuery): EventFilter {
  const { job, node, user, from, to, before, after } = query;
  return {
    type: { in: typesOf(query) },
    ...(job && { jobNumber: { eq: Number(job) } }),
    ...(node && { nodeNumber: { eq: Number(node) } }),
    ...(user && { actorNumber: user === "none" ? { isNull: true } : { eq: Number(user) } }),
    ...((from || to) && {
      at: {
        ...(from && { gte: new Date(from).toISOString() }),
        ...(to && { lte: new Date(to).toISOString() }),
      },
    }),
    ...(before && { number: { lt: Number(before) } }),
    ...(after && { number: { gt: Number(after) } }),
  };
}

/** Whether an event that a subscription tells of meets what a subscription can't filter by. */
export function meets(
  { user, from, to }: ActivityQuery,
  event: { actorNumber: number | null; at: string },
): boolean {
  const by =
    user === "" || (user === "none" ? event.actorNumber === null : event.actorNumber === Number(user));
  const at = Date.parse(event.at);
  return by && (from === "" || at >= Date.parse(from)) && (to === "" || at <= Date.parse(to));
}
