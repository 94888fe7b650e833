import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { count } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { SearchField } from "../../components/SearchField.tsx";
import { StateChips } from "../../components/StateChips.tsx";
import { Tabs } from "../../components/Tabs.tsx";
import { useUrlParams } from "../../components/useUrlParams.ts";
import { useLive } from "../../graph/live.ts";
import {
  type ComputeNodeFilter,
  type ComputeNodeOrderField,
  NodeListChangedDocument,
  type NodeState,
  NodesDocument,
} from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { useRefresh } from "../../graph/useRefresh.ts";
import { NodeGrid } from "./NodeGrid.tsx";
import { NodeTable, sortable } from "./NodeTable.tsx";

const states: readonly NodeState[] = ["IDLE", "WORKING", "PAUSED", "TIMED_OUT", "INACTIVE"];
const callTexts = [
  ["", "Online and offline"],
  ["online", "Online"],
  ["offline", "Offline"],
] as const;
const views = { table: "Table", grid: "Grid" } as const;
/** Calls of nodes make no event; this is how old "last call" may be. Milliseconds. */
const poll = 15_000;

/** All nodes, live; filters and order are in the URL. */
export default function Nodes() {
  const [params, change] = useUrlParams();
  const search = params.get("search") ?? "";
  const chosen = states.filter((state) => params.get("state")?.split(",").includes(state));
  const calls = callTexts.find(([name]) => name === params.get("calls"))?.[0] ?? "";
  const view = params.get("view") === "grid" ? "grid" : "table";
  const asked = params.get("sort") ?? "NAME";
  const field = asked.replace("-", "") as ComputeNodeOrderField;
  const sort = sortable.includes(field)
    ? { field, descending: asked.startsWith("-") }
    : { field: "NAME" as const, descending: false };
  const filter: ComputeNodeFilter = {
    ...(search.trim() && { search }),
    ...(chosen.length > 0 && { state: { in: chosen } }),
    ...(calls && { online: calls === "online" }),
  };
  const answer = useGraph(
    NodesDocument,
    { filter, orderBy: [{ field: sort.field, direction: sort.descending ? "DESC" : "ASC" }] },
    { keep: true, refetchInterval: poll },
  );
  // A node that changes may leave or enter any filter: the list is read again.
  const refused = useLive(NodeListChangedDocument, {}, useRefresh([NodesDocument], 400));
  const error = answer.error ?? (refused ? new Error(refused) : null);
  const nodes = answer.data?.computeNodes;
  return (
    <div className="screen fill">
      <header className="screen-head">
        <h1>Nodes</h1>
        <span className="muted" role="status">
          {nodes && `${count(nodes.totalCount)} ${nodes.totalCount === 1 ? "node" : "nodes"}`}
          {nodes && nodes.totalCount > nodes.nodes.length && `, the first ${count(nodes.nodes.length)} shown`}
        </span>
      </header>
      <search className="filters">
        <SearchField
          label="Search by name, host, address or label"
          value={search}
          onChange={(value) => change({ search: value })}
        />
        <StateChips states={states} chosen={chosen} onChange={(next) => change({ state: next.join(",") })} />
        <select aria-label="Calls" value={calls} onChange={({ target }) => change({ calls: target.value })}>
          {callTexts.map(([name, text]) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </select>
      </search>
      <Tabs
        label="View"
        tabs={views}
        current={view}
        hrefOf={(name) => {
          const next = new URLSearchParams(params);
          next.set("view", name);
          return `?${next}`;
        }}
      />
      {error && <Failure error={error} onRetry={() => void answer.refetch()} />}
      {!error && !nodes && <Loading label="Loading nodes…" />}
      {nodes?.nodes.length === 0 && (
        <Empty title="No nodes">Nothing matches these filters; nodes appear here when they register.</Empty>
      )}
      {nodes && nodes.nodes.length > 0 && view === "grid" && <NodeGrid nodes={nodes.nodes} />}
      {nodes && nodes.nodes.length > 0 && view === "table" && (
        <NodeTable nodes={nodes.nodes} sort={sort} onSort={(value) => change({ sort: value })} />
      )}
    </div>
  );
}
