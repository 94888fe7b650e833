import { words } from "../../components/format.ts";
import { SearchField } from "../../components/SearchField.tsx";
import { StateChips } from "../../components/StateChips.tsx";
import { FacetsDocument } from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import { ColumnsMenu } from "./ColumnsMenu.tsx";
import { type JobQuery, jobKinds, jobStates } from "./jobQuery.ts";

interface Properties {
  query: JobQuery;
  change: (changes: Record<string, string | null>) => void;
}

/** Search, states, kind, user, and which columns are shown. */
export function Filters({ query, change }: Properties) {
  const facets = useGraph(FacetsDocument, {});
  const users = facets.data?.jobFacets.onBehalfOf.filter((user) => user !== "") ?? [];
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
        onChange={(states) => change({ state: states.join(",") })}
      />
      <select aria-label="Kind" value={query.kind} onChange={({ target }) => change({ kind: target.value })}>
        <option value="">All kinds</option>
        {jobKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words(kind)}
          </option>
        ))}
      </select>
      <select aria-label="User" value={query.user} onChange={({ target }) => change({ user: target.value })}>
        <option value="">All users</option>
        {query.user !== "" && !users.includes(query.user) && <option>{query.user}</option>}
        {users.map((user) => (
          <option key={user}>{user}</option>
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
      <ColumnsMenu shown={query.columns} onChange={(columns) => change({ columns: columns.join(",") })} />
    </search>
  );
}
