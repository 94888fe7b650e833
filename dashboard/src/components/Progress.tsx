/** Progress from 0 to 1 as a bar with its number; a dash before the first start. */
export function Progress({ value, label }: { value: number | null | undefined; label: string }) {
  if (value === null || value === undefined) return <span className="muted">–</span>;
  const percent = Math.floor(value * 100);
  return (
    <span className="progress">
      <progress max={1} value={value} aria-label={label} />
      <span className="number">{percent} %</span>
    </span>
  );
}
