import { useVirtualizer } from "@tanstack/react-virtual";
import { type UIEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Empty } from "../../components/Empty.tsx";
import { count } from "../../components/format.ts";
import { AnsiLine } from "./AnsiLine.tsx";

const lineHeight = 20;

interface Properties {
  text: string;
  /** There are lines before these: their numbers are not known. */
  partial: boolean;
  search: string;
  follow: boolean;
  onFollow: (follow: boolean) => void;
}

/** The lines on the screen; scrolling back stops following, scrolling to the end begins it again. */
export function LogLines({ text, partial, search, follow, onFollow }: Properties) {
  const box = useRef<HTMLElement>(null);
  const lines = useMemo(() => linesOf(text), [text]);
  const found = useMemo(() => placesOf(lines, search), [lines, search]);
  const [chosen, setChosen] = useState({ search, place: 0 });
  // Another search begins at its first line.
  const current = chosen.search === search ? chosen.place : 0;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 20,
  });
  const scrolled = useRef(0);
  const height = rows.getTotalSize();
  // Before the browser tells of scrolling: it never finds lines that were not scrolled to.
  useLayoutEffect(() => {
    if (follow && box.current) box.current.scrollTop = height;
  }, [follow, height]);
  function onScroll({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent) {
    const back = scrollTop < scrolled.current;
    scrolled.current = scrollTop;
    if (scrollHeight - clientHeight - scrollTop < lineHeight) onFollow(true);
    else if (back) onFollow(false);
  }
  function go(to: number) {
    const place = found[(to + found.length) % found.length];
    if (place === undefined) return;
    onFollow(false);
    setChosen({ search, place: (to + found.length) % found.length });
    rows.scrollToIndex(place, { align: "center" });
  }
  if (text === "") return <Empty title="Nothing has been printed">Lines appear here by themselves.</Empty>;
  return (
    <>
      {search && (
        <div className="found" role="status">
          {found.length === 0
            ? "Not found in the lines that are loaded"
            : `${count(current + 1)} of ${count(found.length)} lines`}
          {found.length > 0 && (
            <>
              <button type="button" className="button small" onClick={() => go(current - 1)}>
                Previous
              </button>
              <button type="button" className="button small" onClick={() => go(current + 1)}>
                Next
              </button>
            </>
          )}
        </div>
      )}
      <section
        ref={box}
        className="log"
        aria-label="Log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard.
        tabIndex={0}
        onScroll={onScroll}
      >
        <div className="log-body" style={{ height }}>
          {rows.getVirtualItems().map(({ index, start }) => (
            <div
              key={index}
              className={found.length > 0 && found[current] === index ? "line current" : "line"}
              style={{ transform: `translateY(${start}px)` }}
            >
              {!partial && <span className="line-number">{index + 1}</span>}
              <AnsiLine text={lines[index] ?? ""} search={search} />
            </div>
          ))}
        </div>
      </section>
    </>
  );
}

/** A carriage return begins the line anew, as in a terminal. */
function linesOf(text: string): string[] {
  const lines = text.replace(/\n$/, "").split("\n");
  return lines.map((line) => {
    const shown = line.replace(/\r+$/, "");
    return shown.slice(shown.lastIndexOf("\r") + 1);
  });
}

/** Numbers of the lines that have the text, whatever its case. */
function placesOf(lines: readonly string[], search: string): number[] {
  const wanted = search.toLowerCase();
  if (!wanted) return [];
  return lines.flatMap((line, index) => (line.toLowerCase().includes(wanted) ? [index] : []));
}
