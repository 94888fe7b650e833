import type { FormEvent } from "react";
import { Dialog } from "../../components/Dialog.tsx";
import { pause } from "./pauseNode.ts";

interface Properties {
  node: { number: number; name: string };
  onClose: () => void;
}

/** Asks why a node is paused. */
export function PauseDialog({ node, onClose }: Properties) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void pause(node, String(new FormData(event.currentTarget).get("reason")));
    onClose();
  }
  return (
    <Dialog title={`Pause ${node.name}`} onClose={onClose}>
      <form onSubmit={submit}>
        <p>It takes no new jobs; a job that it works on goes on.</p>
        <label>
          Reason, for other people
          <input name="reason" maxLength={200} />
        </label>
        <footer>
          <button type="submit" className="button primary">
            Pause
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
