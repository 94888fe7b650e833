import { count, words } from "../../components/format.ts";
import { SearchField } from "../../components/SearchField.tsx";
import { StateChips } from "../../components/StateChips.tsx";
import { FacetsDocument, type JobState } from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { ColumnsMenu } from "./ColumnsMenu.tsx";
import { facetFiltersOf, type JobQuery, jobKinds, jobStates } from "./jobQuery.ts";
import { ViewsMenu } from "./ViewsMenu.tsx";

interface Properties {
  query: JobQuery;
  change: (changes: Record<string, string | null>) => void;
}

/** Counts are read again so often, whatever has changed. Milliseconds. */
const refetchInterval = 3_000;

/** Search, states, kind, user, and which columns are shown. */
export function Filters({ query, change }: Properties) {
  const { data } = useGraph(FacetsDocument, facetFiltersOf(query), { keep: true, refetchInterval });
  const states =
    data && new Map(data.states.groups.map(({ state, count: jobs }) => [state as JobState, jobs]));
  const kinds = data && new Map(data.kinds.groups.map(({ kind, count: jobs }) => [kind, jobs]));
  const users = data?.users.groups.filter(({ onBehalfOf }) => onBehalfOf) ?? [];
  return (
    <search className="filters">
      <SearchField
        label="Search by number, title, command, user or node"
        value={query.search}
        onChange={(search) => change({ search })}
      />
      <StateChips
        states={jobStates}
        chosen={query.states}
        counts={states}
        onChange={(chosen) => change({ state: chosen.join(",") })}
      />
      <select aria-label="Kind" value={query.kind} onChange={({ target }) => change({ kind: target.value })}>
        <option value="">All kinds</option>
        {jobKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words(kind)}
            {kinds && ` (${count(kinds.get(kind) ?? 0)})`}
          </option>
        ))}
      </select>
      <select aria-label="User" value={query.user} onChange={({ target }) => change({ user: target.value })}>
        <option value="">All users</option>
        {query.user !== "" && !users.some(({ onBehalfOf }) => onBehalfOf === query.user) && (
          <option>{query.user}</option>
        )}
        {users.map(({ onBehalfOf, count: jobs }) => (
          <option key={onBehalfOf} value={onBehalfOf ?? ""}>
            {onBehalfOf} ({count(jobs)})
          </option>
        ))}
      </select>
      <label className="inline">
        <input
          type="checkbox"
          checked={query.groups}
          onChange={({ target }) => change({ groups: target.checked ? "1" : null })}
        />
        Groups
      </label>
      <ViewsMenu />
      <ColumnsMenu shown={query.columns} onChange={(columns) => change({ columns: columns.join(",") })} />
    </search>
  );
}
