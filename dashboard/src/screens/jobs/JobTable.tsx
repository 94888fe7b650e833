import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, useEffect, useMemo, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { useShortcuts } from "../../app/shortcuts.ts";
import { Empty } from "../../components/Empty.tsx";
import { jobName } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { SortButton } from "../../components/SortButton.tsx";
import { useNarrow } from "../../components/useNarrow.ts";
import type { JobRowFragment } from "../../graph/operations.generated.ts";
import { type ColumnName, columnOf, narrowColumns } from "./columns.tsx";
import type { JobQuery } from "./jobQuery.ts";

interface Properties {
  query: JobQuery;
  change: (changes: Record<string, string | null>) => void;
  total: number | null;
  row: (index: number) => JobRowFragment | undefined;
  selected: ReadonlySet<number>;
  onToggle: (number: number) => void;
  /** The places of the first and last row on the screen. */
  onRange: (first: number, last: number) => void;
  /** Whether the list is at its beginning. */
  onTop: (top: boolean) => void;
}

const rowHeight = 38;
const open = "Enter";

/** The table: only rows on the screen are elements, so that 100,000 rows scroll as well as 100. */
export function JobTable({ query, change, total, row, selected, onToggle, onRange, onTop }: Properties) {
  const [, navigate] = useLocation();
  const body = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const narrow = useNarrow();
  const shown = narrow ? narrowColumns : query.columns;
  const rows = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => body.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => onRange(first, last), [first, last, onRange]);
  useEffect(() => () => onTop(true), [onTop]);
  const latest = useRef({ active, row, rows, total });
  latest.current = { active, row, rows, total };
  useShortcuts(
    useMemo(() => {
      const move = (by: number) => {
        const { active: from, total: count, rows: list } = latest.current;
        const next = Math.max(0, Math.min((count ?? 0) - 1, from + by));
        setActive(next);
        list.scrollToIndex(next);
      };
      const current = () => latest.current.row(latest.current.active);
      return {
        j: () => move(1),
        k: () => move(-1),
        x: () => {
          const job = current();
          if (job) onToggle(job.number);
        },
        [open]: (event: KeyboardEvent) => {
          if (event.target instanceof HTMLElement && event.target.closest("a, button")) {
            event.target.click();
            return;
          }
          const job = current();
          if (job) navigate(`/ui/jobs/${job.number}`);
        },
      };
    }, [navigate, onToggle]),
  );
  const grid = {
    "--columns": `2.5rem ${shown.map((name) => (narrow && name === "title" ? "minmax(0, 1fr)" : columnOf(name).width)).join(" ")}`,
  } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a virtual list are placed by position, which a table's are not.
    <div
      role="table"
      className="table"
      aria-label="Jobs"
      aria-rowcount={total ?? -1}
      style={grid}
      ref={body}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard.
      tabIndex={0}
      onScroll={({ currentTarget }) => onTop(currentTarget.scrollTop < rowHeight)}
    >
      <Head shown={shown} query={query} change={change} />
      {total === null && <Loading label="Loading jobs…" />}
      {total === 0 && (
        <Empty title="No jobs">Nothing matches these filters; new jobs appear here by themselves.</Empty>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup" className="table-body" style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => (
          <Row
            key={index}
            index={index}
            start={start}
            job={row(index)}
            shown={shown}
            active={index === active}
            selected={selected}
            onToggle={onToggle}
          />
        ))}
      </div>
    </div>
  );
}

function Head({
  shown,
  query,
  change,
}: { shown: readonly ColumnName[] } & Pick<Properties, "query" | "change">) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useFocusableInteractive: a table's rows take no focus.
    <div role="row" className="table-row table-head" aria-rowindex={1}>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      <span role="columnheader">
        <span className="visually-hidden">Selected</span>
      </span>
      {shown.map((name) => {
        const { label, field, right } = columnOf(name);
        return (
          <SortButton
            key={name}
            label={label}
            right={right ?? false}
            sorted={query.sort.field === field ? (query.sort.descending ? "descending" : "ascending") : null}
            onSort={
              field &&
              (() =>
                change({
                  sort: query.sort.field === field && query.sort.descending ? field : `-${field}`,
                }))
            }
          />
        );
      })}
    </div>
  );
}

interface RowProperties extends Pick<Properties, "selected" | "onToggle"> {
  index: number;
  start: number;
  job: JobRowFragment | undefined;
  shown: readonly ColumnName[];
  active: boolean;
}

function Row({ index, start, job, shown, active, selected, onToggle }: RowProperties) {
  const [, navigate] = useLocation();
  const isSelected = job !== undefined && selected.has(job.number);
  const classes = ["table-row", active && "active", isSelected && "selected"].filter(Boolean).join(" ");
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      role="row"
      className={classes}
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${start}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <span role="cell">
        {job && (
          <input
            type="checkbox"
            aria-label={`Select job ${job.number}`}
            checked={isSelected}
            onChange={() => onToggle(job.number)}
          />
        )}
      </span>
      {shown.map((name) => {
        const { cell, right } = columnOf(name);
        return (
          // biome-ignore lint/a11y/useSemanticElements: see above
          <span key={name} role="cell" className={right ? "cell right" : "cell"}>
            {!job && <span className="skeleton" />}
            {job && name !== "title" && cell(job)}
            {job && name === "title" && (
              <a
                href={`/ui/jobs/${job.number}`}
                title={jobName(job)}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  navigate(`/ui/jobs/${job.number}`);
                }}
              >
                {cell(job)}
              </a>
            )}
            {job?.isGroup && name === "title" && (
              <Link href={`/ui/jobs/${job.number}/tree`} className="cell-more" title="Tree of this group">
                Tree<span className="visually-hidden"> of {jobName(job)}</span>
              </Link>
            )}
          </span>
        );
      })}
    </div>
  );
}
