import { FormDialog } from "../../components/FormDialog.tsx";
import { notify } from "../../components/notices.tsx";
import { PauseNodeDocument } from "../../graph/operations.generated.ts";
import { request } from "../../graph/request.ts";

interface Properties {
  node: { number: number; name: string };
  onClose: () => void;
}

/** Takes a node out of the queue, and asks why; a running job goes on. */
export function PauseDialog({ node: { number, name }, onClose }: Properties) {
  return (
    <FormDialog
      title={`Pause ${name}`}
      action="Pause"
      send={({ reason }) => request(PauseNodeDocument, { id: number, reason: reason ?? "" })}
      onDone={() => {
        notify("done", `${name} paused`);
        onClose();
      }}
      onClose={onClose}
    >
      <p>It takes no new jobs; a job that it works on goes on.</p>
      <label>
        Reason, for other people
        <input name="reason" maxLength={200} />
      </label>
    </FormDialog>
  );
}
