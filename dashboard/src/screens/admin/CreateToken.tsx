import { useState } from "react";
import { CodeBlock } from "../../components/CodeBlock.tsx";
import { Dialog } from "../../components/Dialog.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { CreateTokenDocument } from "../../graph/operations.generated.ts";
import { request } from "../../graph/request.ts";

interface Properties {
  user: number;
  username: string;
  onClose: () => void;
}

const day = 86_400_000;

/** Asks for a new key of a user, and shows it once. */
export function CreateToken({ user, username, onClose }: Properties) {
  const [key, setKey] = useState<string | null>(null);
  if (key !== null) {
    return (
      <Dialog title="The new key" onClose={onClose}>
        <p>Copy it now: it is not shown again. Programs send it as a bearer token.</p>
        <CodeBlock label="Access key" text={key} />
        <footer>
          <button type="button" className="button primary" onClick={onClose}>
            Done
          </button>
        </footer>
      </Dialog>
    );
  }
  return (
    <FormDialog
      title={`A key for ${username}`}
      action="Make"
      onClose={onClose}
      send={({ name = "", days = "" }) =>
        request(CreateTokenDocument, {
          user,
          name,
          ...(days && { expiresAt: new Date(Date.now() + Number(days) * day).toISOString() }),
        })
      }
      onDone={({ result }) => setKey(result.key ?? "")}
    >
      <label>
        What it is for
        <input name="name" required maxLength={100} autoComplete="off" />
      </label>
      <label>
        Lasts
        <select name="days" defaultValue="365">
          <option value="7">7 days</option>
          <option value="30">30 days</option>
          <option value="365">a year</option>
          <option value="">until it is revoked</option>
        </select>
      </label>
    </FormDialog>
  );
}
