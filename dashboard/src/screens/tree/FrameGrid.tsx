import { type CSSProperties, memo, useState } from "react";
import { Link } from "wouter";
import { jobName } from "../../components/format.ts";
import { useRoving } from "../../components/useRoving.ts";
import type { GraphJobFragment } from "../../graph/operations.generated.ts";
import { RollUp } from "./RollUp.tsx";
import { type Group, labelOf } from "./tree.ts";

/** A square for each job, group by group. Arrow keys move between squares, and the line below tells about the current one. */
export function FrameGrid({ groups }: { groups: readonly Group[] }) {
  const { current, onFocus, onKeyDown } = useRoving();
  const [shown, setShown] = useState<number | null>(null);
  const first = groups.find(({ jobs }) => jobs.length > 0)?.jobs[0]?.number;
  const all = groups.flatMap(({ jobs }) => jobs);
  const tabStop = all.some(({ number }) => String(number) === current) ? current : String(first);
  const told = all.find(({ number }) => number === shown);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields. */}
      <div
        role="group"
        aria-label="Jobs by group"
        className="frames"
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          onFocus(event);
          setShown(cellOf(event.target));
        }}
        onMouseOver={({ target }) => setShown(cellOf(target))}
      >
        {groups.map(({ job, level, jobs, counts }) => (
          <section
            key={job.number}
            className="panel frame-group"
            style={{ "--level": Math.min(level, 6) } as CSSProperties}
            aria-label={jobName(job)}
          >
            <header className="panel-head">
              <h2>
                {level === 0 ? (
                  jobName(job)
                ) : (
                  <Link href={`/ui/jobs/${job.number}/tree`}>{jobName(job)}</Link>
                )}
              </h2>
              <RollUp counts={counts} />
            </header>
            {jobs.length > 0 && (
              <ul className="squares">
                {jobs.map((one) => (
                  <Square key={one.number} job={one} tabStop={String(one.number) === tabStop} />
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
      <p className="told muted" aria-hidden>
        {told ? labelOf(told) : "Point at a square, or move with the arrow keys; Enter opens the job."}
      </p>
    </>
  );
}

const Square = memo(function Square({ job, tabStop }: { job: GraphJobFragment; tabStop: boolean }) {
  return (
    <li>
      <Link
        href={`/ui/jobs/${job.number}`}
        className={`square state-${job.state.toLowerCase()}`}
        style={{ "--done": job.progress ?? 0 } as CSSProperties}
        aria-label={labelOf(job)}
        data-cell={job.number}
        tabIndex={tabStop ? 0 : -1}
      />
    </li>
  );
});

function cellOf(target: EventTarget): number | null {
  return target instanceof HTMLElement && target.dataset.cell ? Number(target.dataset.cell) : null;
}
