import { notify } from "../../components/notices.tsx";
import { PauseNodeDocument, ResumeNodeDocument } from "../../graph/operations.generated.ts";
import { request } from "../../graph/request.ts";

interface Named {
  number: number;
  name: string;
}

/** Takes a node out of the queue; a running job goes on. */
export function pause({ number, name }: Named, reason: string): Promise<void> {
  return tell(`${name} paused`, request(PauseNodeDocument, { id: number, reason }));
}

/** Lets a paused node take jobs again. */
export function resume({ number, name }: Named): Promise<void> {
  return tell(`${name} takes jobs again`, request(ResumeNodeDocument, { id: number }));
}

async function tell(
  done: string,
  sent: Promise<{ result: { errors: { message: string }[] } }>,
): Promise<void> {
  try {
    const { errors } = (await sent).result;
    if (errors.length === 0) notify("done", done);
    else notify("failed", errors.map(({ message }) => message).join(" "));
  } catch (error) {
    notify("failed", (error as Error).message);
  }
}
