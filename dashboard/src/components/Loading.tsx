/** What is shown until there is something to show. */
export function Loading({ label }: { label: string }) {
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden /> {label}
    </p>
  );
}
