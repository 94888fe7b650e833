import { useCallback, useMemo, useState } from "react";
import { Failure } from "../../components/Failure.tsx";
import { count } from "../../components/format.ts";
import { queries } from "../../graph/queries.ts";
import { BulkActions } from "./BulkActions.tsx";
import { Filters } from "./Filters.tsx";
import { JobTable } from "./JobTable.tsx";
import { filterOf, orderOf, useJobQuery } from "./jobQuery.ts";
import { useJobRows } from "./useJobRows.ts";

/** All jobs: filters, search, order and columns are in the URL; rows change live. */
export default function Jobs() {
  const [query, change] = useJobQuery();
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const filter = useMemo(() => filterOf(query), [query]);
  const orderBy = useMemo(() => orderOf(query), [query]);
  const [top, setTop] = useState(true);
  const { total, row, pending, refresh, error } = useJobRows(filter, orderBy, { range, hold: !top });
  const onRange = useCallback((first: number, last: number) => {
    setRange((known) => (known[0] === first && known[1] === last ? known : [first, last]));
  }, []);
  const toggle = useCallback((number: number) => {
    setSelected((known) => {
      const next = new Set(known);
      if (!next.delete(number)) next.add(number);
      return next;
    });
  }, []);
  return (
    <div className="screen fill">
      <header className="screen-head">
        <h1>Jobs</h1>
        <span className="muted" role="status">
          {total === null ? "" : `${count(total)} ${total === 1 ? "job" : "jobs"}`}
        </span>
        {pending > 0 && (
          <button type="button" className="button small" onClick={refresh}>
            Show {count(pending)} {pending === 1 ? "change" : "changes"}
          </button>
        )}
      </header>
      <Filters query={query} change={change} />
      {selected.size > 0 && <BulkActions numbers={[...selected]} onDone={() => setSelected(new Set())} />}
      {error ? (
        <Failure error={error} onRetry={() => void queries.invalidateQueries()} />
      ) : (
        <JobTable
          key={JSON.stringify([filter, orderBy])}
          query={query}
          change={change}
          total={total}
          row={row}
          selected={selected}
          onToggle={toggle}
          onRange={onRange}
          onTop={setTop}
        />
      )}
    </div>
  );
}
