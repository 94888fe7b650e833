import { type CSSProperties, type PointerEvent, useState } from "react";
import { Link } from "wouter";
import { useNarrow } from "../../components/useNarrow.ts";
import { useRoving } from "../../components/useRoving.ts";
import { type Bar, type Lane, labelOf, outcomeState } from "./lanes.ts";
import { marksOf, type Span } from "./span.ts";

interface Properties {
  lanes: readonly Lane[];
  span: Span;
  now: number;
  /** A stretch was chosen by drawing over the axis. */
  onSelect: (span: Span) => void;
}

/** Nodes by time. Arrow keys move between attempts, and the line below tells about the current one. */
export function Lanes({ lanes, span, now, onSelect }: Properties) {
  const { current, onFocus, onKeyDown } = useRoving();
  const [shown, setShown] = useState<string | null>(null);
  const bars = lanes.flatMap((lane) => lane.bars);
  const has = (cell: string | null) => bars.find(({ run }) => String(run.number) === cell);
  const tabStop = has(current) ? current : String(bars[0]?.run.number);
  const told = has(shown);
  const marks = marksOf(span, useNarrow() ? 3 : 10);
  const place = (at: number) => `${(100 * (at - span.from)) / (span.to - span.from)}%`;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields. */}
      <div
        role="group"
        aria-label="Attempts by node"
        className="lanes panel flush"
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          onFocus(event);
          setShown(cellOf(event.target));
        }}
        onMouseOver={({ target }) => setShown(cellOf(target))}
      >
        <Axis span={span} onSelect={onSelect}>
          {marks.map(({ at, text }) => (
            <span key={at} className="mark" style={{ left: place(at) }}>
              {text}
            </span>
          ))}
        </Axis>
        {lanes.map((lane) => (
          <section key={lane.name} className="lane" aria-label={lane.name}>
            <div className="lane-name">
              {lane.number === null ? (
                <span title={lane.name}>{lane.name}</span>
              ) : (
                <Link href={`/ui/nodes/${lane.number}`} title={lane.name}>
                  {lane.name}
                </Link>
              )}
              <span className="muted small number">{Math.round(lane.busy * 100)} % busy</span>
            </div>
            <ul className="lane-bars">
              {marks.map(({ at }) => (
                <li key={at} className="mark-line" aria-hidden style={{ left: place(at) }} />
              ))}
              {lane.bars.map((bar) => (
                <Attempt key={bar.run.number} bar={bar} span={span} tabStop={tabStop} />
              ))}
              {now < span.to && <li className="now-line" aria-hidden style={{ left: place(now) }} />}
            </ul>
          </section>
        ))}
      </div>
      <p className="told muted" aria-hidden>
        {told
          ? labelOf(told)
          : "Point at a bar, or move with the arrow keys; draw over the times above to zoom."}
      </p>
    </>
  );
}

function Attempt({ bar, span, tabStop }: { bar: Bar; span: Span; tabStop: string | null }) {
  const { run, name, from, to, queued } = bar;
  const share = (length: number) => (100 * length) / (span.to - span.from);
  const start = Math.max(from, span.from);
  const style: CSSProperties = {
    left: `${share(start - span.from)}%`,
    width: `${share(Math.min(to, span.to) - start)}%`,
  };
  const cell = String(run.number);
  const properties = {
    className: `run state-${outcomeState[run.outcome]}`,
    style,
    "aria-label": labelOf(bar),
    "data-cell": cell,
    tabIndex: cell === tabStop ? 0 : -1,
  };
  const waitedFrom = queued === null ? from : Math.max(queued, span.from);
  return (
    <li>
      {waitedFrom < from && (
        <span
          className="wait"
          aria-hidden
          style={{
            left: `${share(waitedFrom - span.from)}%`,
            width: `${share(Math.min(from, span.to) - waitedFrom)}%`,
          }}
        />
      )}
      {run.jobNumber ? (
        <Link href={`/ui/jobs/${run.jobNumber}`} {...properties}>
          <span aria-hidden>{name}</span>
        </Link>
      ) : (
        <span role="img" {...properties}>
          <span aria-hidden>{name}</span>
        </span>
      )}
    </li>
  );
}

/** Times; a stretch that is drawn over them is chosen. The buttons above do the same for the keyboard. */
function Axis({
  span,
  onSelect,
  children,
}: Pick<Properties, "span" | "onSelect"> & { children: React.ReactNode }) {
  const [drawn, setDrawn] = useState<readonly [number, number] | null>(null);
  const shareOf = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - left) / width));
  };
  const [low, high] = drawn ? [Math.min(...drawn), Math.max(...drawn)] : [0, 0];
  return (
    <div className="lane axis" aria-hidden>
      <div className="lane-name" />
      <div
        className="lane-bars"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrawn([shareOf(event), shareOf(event)]);
        }}
        onPointerMove={(event) => drawn && setDrawn([drawn[0], shareOf(event)])}
        onPointerUp={() => {
          const at = (share: number) => span.from + share * (span.to - span.from);
          if (high - low > 0.01) onSelect({ from: at(low), to: at(high) });
          setDrawn(null);
        }}
      >
        {children}
        {drawn && (
          <span className="drawn" style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
        )}
      </div>
    </div>
  );
}

function cellOf(target: EventTarget): string | null {
  return (target instanceof Element && target.closest<HTMLElement>("[data-cell]")?.dataset.cell) || null;
}
