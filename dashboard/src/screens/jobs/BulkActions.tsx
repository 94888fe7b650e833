import { type FormEvent, useState } from "react";
import { Confirm } from "../../components/Confirm.tsx";
import { Dialog } from "../../components/Dialog.tsx";
import { count } from "../../components/format.ts";
import { type ActionName, act, actionNames, actions, prioritize } from "./actions.ts";

/**
 * What can be done with the selected jobs. Those that it can't be done with are told of afterwards; without an answer the
 * jobs stay selected.
 */
export function BulkActions({ numbers, onDone }: { numbers: readonly number[]; onDone: () => void }) {
  const [asked, setAsked] = useState<ActionName | "priority" | null>(null);
  const what = `${count(numbers.length)} ${numbers.length === 1 ? "job" : "jobs"}`;
  const [busy, setBusy] = useState(false);
  async function run(work: Promise<boolean>) {
    setAsked(null);
    setBusy(true);
    const answered = await work;
    setBusy(false);
    if (answered) onDone();
  }
  function begin(name: ActionName) {
    if (actions[name].question) setAsked(name);
    else void run(act(name, numbers));
  }
  function setPriority(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void run(prioritize(numbers, Number(new FormData(event.currentTarget).get("priority"))));
  }
  return (
    <section className="bulk" aria-label="Actions on the selected jobs">
      <strong>{what} selected</strong>
      {actionNames.map((name) => (
        <button key={name} type="button" className="button small" disabled={busy} onClick={() => begin(name)}>
          {actions[name].label}
        </button>
      ))}
      <button type="button" className="button small" disabled={busy} onClick={() => setAsked("priority")}>
        Priority
      </button>
      <button type="button" className="button small quiet" onClick={onDone}>
        Select none
      </button>
      {asked === "priority" && (
        <Dialog title={`Priority of ${what}`} onClose={() => setAsked(null)}>
          <form onSubmit={setPriority}>
            <label>
              0 to 255, the greatest first
              <input name="priority" type="number" min={0} max={255} required defaultValue={127} />
            </label>
            <footer>
              <button type="submit" className="button primary">
                Set priority
              </button>
            </footer>
          </form>
        </Dialog>
      )}
      {asked !== null && asked !== "priority" && (
        <Confirm
          title={`${actions[asked].label} ${what}`}
          action={actions[asked].label}
          onConfirm={() => void run(act(asked, numbers))}
          onClose={() => setAsked(null)}
        >
          {actions[asked].question}
        </Confirm>
      )}
    </section>
  );
}
