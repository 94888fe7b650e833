import { type FormEvent, useState } from "react";
import { Dialog } from "../../components/Dialog.tsx";
import { notify } from "../../components/notices.tsx";
import { SetAffinityDocument } from "../../graph/operations.generated.ts";
import { request } from "../../graph/request.ts";

interface Properties {
  node: { number: number; name: string; affinity: string };
  onClose: () => void;
}

/** Asks which jobs a node takes. What the gateway refuses stays in the field. */
export function AffinityDialog({ node, onClose }: Properties) {
  const [problem, setProblem] = useState("");
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const affinity = String(new FormData(event.currentTarget).get("affinity")).replaceAll("\r", "").trim();
    try {
      const { errors } = (await request(SetAffinityDocument, { id: node.number, affinity })).result;
      if (errors.length > 0) return setProblem(errors.map(({ message }) => message).join(" "));
      notify("done", `Affinity of ${node.name} set`);
      onClose();
    } catch (error) {
      setProblem((error as Error).message);
    }
  }
  return (
    <Dialog title={`Affinity of ${node.name}`} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <label>
          Names with commas, the preferred ones on the first line
          <textarea
            name="affinity"
            rows={4}
            defaultValue={node.affinity}
            aria-describedby="affinity-problem"
          />
        </label>
        <p className="muted small">
          A node takes a job that asks for names of one of its lines, or for none. Without a line it takes
          only jobs that ask for none.
        </p>
        <p id="affinity-problem" className="problem" role="alert">
          {problem}
        </p>
        <footer>
          <button type="submit" className="button primary">
            Save
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
