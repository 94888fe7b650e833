/** The foot of each form; disabled while it is sent. */
export function SubmitButton({ busy }: { busy: boolean }) {
  return (
    <footer>
      <button type="submit" className="button primary" disabled={busy}>
        {busy ? "Submitting…" : "Submit"}
      </button>
    </footer>
  );
}
