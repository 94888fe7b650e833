import { fullTime, shortTime } from "./format.ts";

/** An instant in the reader's zone; a dash for none. */
export function Time({ at }: { at: string | null | undefined }) {
  if (!at) return <span className="muted">–</span>;
  return (
    <time dateTime={at} title={fullTime(at)}>
      {shortTime(at)}
    </time>
  );
}
