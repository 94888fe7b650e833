import { type FormEvent, type ReactNode, useState } from "react";
import { Dialog } from "./Dialog.tsx";

interface Outcome {
  result: { errors: readonly { message: string }[] };
}

interface Properties<Answer extends Outcome> {
  title: string;
  /** The word on the button. */
  action: string;
  children: ReactNode;
  /** Sends what was entered: texts by their fields' names, empty ones too. */
  send: (entered: Readonly<Record<string, string>>) => Promise<Answer>;
  /** It was done. */
  onDone: (answer: Answer) => void;
  onClose: () => void;
}

/** A form in a dialog. It stays open and says why when it is refused. */
export function FormDialog<Answer extends Outcome>({
  title,
  action,
  children,
  send,
  onDone,
  onClose,
}: Properties<Answer>) {
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const entered = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    setBusy(true);
    try {
      const answer = await send(entered);
      const { errors } = answer.result;
      setProblem(errors.map(({ message }) => message).join(" "));
      if (errors.length === 0) onDone(answer);
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        {children}
        <p role="alert" className="problem">
          {problem}
        </p>
        <footer>
          <button type="button" className="button" onClick={onClose}>
            Do nothing
          </button>
          <button type="submit" className="button primary" disabled={busy}>
            {action}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
