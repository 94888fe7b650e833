import { useMemo, useState } from "react";
import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { count, words } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { type Column, Table } from "../../components/Table.tsx";
import { Time } from "../../components/Time.tsx";
import { useLive } from "../../graph/live.ts";
import { ActivityChangedDocument, ActivityDocument } from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { useRefresh } from "../../graph/useRefresh.ts";
import {
  type ActivityQuery,
  type Change,
  filterOf,
  meets,
  typesOf,
  useActivityQuery,
} from "./activityQuery.ts";
import { AboutLinks, detailOf, type Happening } from "./describe.tsx";
import { Filters } from "./Filters.tsx";

/** Scrolled by less than this, a reader is at the top: new events appear at once. Pixels. */
const top = 80;

const columns: readonly Column<Happening>[] = [
  { label: "When", cell: ({ at }) => <Time at={at} /> },
  {
    label: "What",
    cell: (event) => {
      const detail = detailOf(event);
      return (
        <>
          <strong>{words(event.type)}</strong>
          {detail && <span className="event-detail">{detail}</span>}
        </>
      );
    },
  },
  { label: "About", cell: (event) => <AboutLinks event={event} /> },
  { label: "By", cell: ({ actor }) => <span className="event-actor">{actor}</span> },
];

/** Who did what: the event stream, newest first, live; back in time by pages. */
export default function Activity() {
  const [query, change] = useActivityQuery();
  const { events, newest, hasOlder, hasNewer, error, pending, refresh } = useActivity(query);
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>Activity</h1>
        <span className="muted" role="status">
          {newest ? "The newest events, live" : "Earlier events"}
        </span>
        {pending > 0 && (
          <button
            type="button"
            className="button small primary fresh"
            onClick={() => {
              refresh();
              window.scrollTo({ top: 0 });
            }}
          >
            Show {count(pending)} new {pending === 1 ? "event" : "events"}
          </button>
        )}
      </header>
      <Filters query={query} change={change} />
      {error && <Failure error={error} onRetry={refresh} />}
      {!error && !events && <Loading label="Loading events…" />}
      {events?.length === 0 && (
        <Empty title="No events">
          Nothing that matches these filters has happened, or it has been removed (RETAIN_EVENTS).
        </Empty>
      )}
      {events && events.length > 0 && (
        <div className="panel flush">
          <Table
            label="List of events"
            columns={columns}
            rows={events}
            keyOf={({ number }) => String(number)}
          />
        </div>
      )}
      {events && <Pages events={events} newest={newest} older={hasOlder} newer={hasNewer} change={change} />}
    </div>
  );
}

/** The events of one page; new ones are read at once while the reader is at the top, else counted. */
function useActivity(query: ActivityQuery) {
  const forward = query.after !== "";
  const newest = query.before === "" && !forward;
  const filter = useMemo(() => filterOf(query), [query]);
  const [state, setState] = useState({ filter, pending: 0 });
  // What was counted for other filters counts no more.
  const pending = state.filter === filter ? state.pending : 0;
  const answer = useGraph(ActivityDocument, { filter, direction: forward ? "ASC" : "DESC" }, { keep: true });
  const read = useRefresh([ActivityDocument]);
  const refresh = () => {
    setState({ filter, pending: 0 });
    read();
  };
  const { job, node } = query;
  const refused = useLive(
    ActivityChangedDocument,
    newest ? { types: typesOf(query), ...(job && { job }), ...(node && { node }) } : null,
    ({ changed: { kind, event } }) => {
      // What happened between the answer and the beginning of the subscription.
      if (kind === "SNAPSHOT") return read();
      if (!event || !meets(query, event)) return;
      if (window.scrollY < top) refresh();
      else {
        // Several may come before the page is drawn again.
        setState((known) => ({
          filter,
          pending: (known.filter === filter ? known.pending : 0) + 1,
        }));
      }
    },
  );
  const page = answer.data?.events;
  const more = page?.pageInfo.hasNextPage ?? false;
  // Other pages begin or end at one of these events.
  const some = (page?.nodes.length ?? 0) > 0;
  return {
    events: page && (forward ? page.nodes.toReversed() : page.nodes),
    newest,
    hasOlder: some && (forward || more),
    hasNewer: some && !newest && (!forward || more),
    error: answer.error ?? (refused ? new Error(refused) : null),
    pending,
    refresh,
  };
}

function Pages({
  events,
  newest,
  older,
  newer,
  change,
}: {
  events: readonly Happening[];
  newest: boolean;
  older: boolean;
  newer: boolean;
  change: Change;
}) {
  function go(place: Parameters<Change>[0]) {
    change(place);
    window.scrollTo({ top: 0 });
  }
  return (
    <nav className="actions" aria-label="Pages">
      <button type="button" className="button" disabled={newest} onClick={() => go({ before: "" })}>
        Newest
      </button>
      <button
        type="button"
        className="button"
        disabled={!newer}
        onClick={() => go({ after: String(events[0]?.number) })}
      >
        Newer
      </button>
      <button
        type="button"
        className="button"
        disabled={!older}
        onClick={() => go({ before: String(events.at(-1)?.number) })}
      >
        Older
      </button>
    </nav>
  );
}
