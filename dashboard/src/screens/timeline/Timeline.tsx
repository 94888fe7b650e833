import { useMemo } from "react";
import { useShortcuts } from "../../app/shortcuts.ts";
import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { count } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { SearchField } from "../../components/SearchField.tsx";
import { useUrlParams } from "../../components/useUrlParams.ts";
import { useLive } from "../../graph/live.ts";
import {
  NodeListChangedDocument,
  TimelineDocument,
  type TimelineQuery,
} from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { useRefresh } from "../../graph/useRefresh.ts";
import { Lanes } from "./Lanes.tsx";
import { lanesOf } from "./lanes.ts";
import { moved, type Period, paramsOf, periods, type Span, useRange, zoomed } from "./span.ts";
import "./timeline.css";

/** What came while nodes work is shown at once, and then at most so often. Milliseconds. */
const refreshInterval = 400;

/** Who ran what when: a lane for each node, live unless the URL names fixed ends. */
export default function Timeline() {
  const [params, change] = useUrlParams();
  const { span, asked, period, now } = useRange();
  const search = params.get("search") ?? "";
  const busyOnly = params.get("busy") === "1";
  const answer = useGraph(
    TimelineDocument,
    { from: new Date(asked.from).toISOString(), to: new Date(asked.to).toISOString() },
    { keep: true },
  );
  useLive(NodeListChangedDocument, {}, useRefresh([TimelineDocument], refreshInterval));
  const show = (next: Span) => change({ ...paramsOf(next), period: "" });
  const follow = (next: Period) => change({ period: next, from: "", to: "" });
  useShortcuts({
    "+": () => show(zoomed(span, 0.5)),
    "-": () => show(zoomed(span, 2)),
    ",": () => show(moved(span, -0.5)),
    ".": () => show(moved(span, 0.5)),
  });
  const data = answer.data;
  const lanes = useMemo(() => (data ? lanesOf(data, span, now) : []), [data, span, now]);
  if (answer.error) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!data) return <Loading label="Loading the timeline…" />;
  const shown = lanes.filter(
    ({ name, bars }) =>
      name.toLowerCase().includes(search.trim().toLowerCase()) && (!busyOnly || bars.length > 0),
  );
  const runs = lanes.reduce((sum, { bars }) => sum + bars.length, 0);
  return (
    <div className="screen fill">
      <header className="screen-head">
        <h1>Timeline</h1>
        <span className="muted" role="status">
          {count(runs)} {runs === 1 ? "attempt" : "attempts"}
          {leftOut(data)}
        </span>
      </header>
      <search className="filters">
        <SearchField label="Search by node" value={search} onChange={(value) => change({ search: value })} />
        <label className="inline">
          <span className="visually-hidden">Period</span>
          <select value={period ?? ""} onChange={({ target }) => follow(target.value as Period)}>
            {period === null && <option value="">{spanText(span)}</option>}
            {Object.entries(periods).map(([value, { label }]) => (
              <option key={value} value={value}>
                Last {label}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="button-group">
          <legend className="visually-hidden">Zoom</legend>
          <button type="button" className="button" onClick={() => show(moved(span, -0.5))} title="Key: ,">
            Earlier
          </button>
          <button type="button" className="button" onClick={() => show(zoomed(span, 0.5))} title="Key: +">
            Zoom in
          </button>
          <button type="button" className="button" onClick={() => show(zoomed(span, 2))} title="Key: -">
            Zoom out
          </button>
          <button type="button" className="button" onClick={() => show(moved(span, 0.5))} title="Key: .">
            Later
          </button>
        </fieldset>
        <label className="inline">
          <input
            type="checkbox"
            checked={busyOnly}
            onChange={({ target }) => change({ busy: target.checked ? "1" : "" })}
          />
          Only nodes that worked
        </label>
      </search>
      {shown.length === 0 ? (
        <Empty title={lanes.length === 0 ? "No nodes" : "No node did anything"}>
          {lanes.length === 0
            ? "Nodes appear here when they register."
            : "No attempt in this time, or no node with this name. Zoom out, or choose another period."}
        </Empty>
      ) : (
        <Lanes lanes={shown} span={span} now={now} onSelect={show} />
      )}
    </div>
  );
}

/** What there is beside what is drawn; "" for nothing. */
function leftOut({ begun, before, running, computeNodes }: TimelineQuery): string {
  const texts = [
    begun.totalCount > begun.nodes.length &&
      `, the last ${count(begun.nodes.length)} of ${count(begun.totalCount)} that began in this time; zoom in for the others`,
    (before.pageInfo.hasNextPage || running.pageInfo.hasNextPage) &&
      `, without some of those that began before it`,
    computeNodes.totalCount > computeNodes.nodes.length &&
      `; of the ${count(computeNodes.totalCount)} nodes, the first ${count(computeNodes.nodes.length)} and those with attempts`,
  ];
  return texts.filter(Boolean).join("");
}

function spanText({ from, to }: Span): string {
  const text = (at: number) =>
    new Date(at).toLocaleString(undefined, {
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
    });
  return `${text(from)} – ${text(to)}`;
}
