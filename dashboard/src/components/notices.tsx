import { useSyncExternalStore } from "react";
import { Icon } from "./Icon.tsx";

interface Notice {
  id: number;
  kind: "done" | "failed";
  text: string;
}

let notices: readonly Notice[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function become(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

/** Tells the user how an action went. What failed stays until it is closed. */
export function notify(kind: Notice["kind"], text: string): void {
  const id = ++lastId;
  become([...notices.slice(-3), { id, kind, text }]);
  if (kind === "done") setTimeout(() => close(id), 5_000);
}

function close(id: number): void {
  become(notices.filter((notice) => notice.id !== id));
}

/** Where notices are shown. */
export function Notices() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
  return (
    <section className="notices" aria-live="polite" aria-label="Notices">
      {shown.map(({ id, kind, text }) => (
        <div key={id} className={`notice ${kind}`}>
          <span>{text}</span>
          <button type="button" className="button quiet" aria-label="Close" onClick={() => close(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </section>
  );
}
