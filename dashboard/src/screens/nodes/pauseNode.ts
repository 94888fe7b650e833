import { PauseNodeDocument, ResumeNodeDocument } from "../../graph/operations.generated.ts";
import { perform } from "../../graph/perform.ts";
import { request } from "../../graph/request.ts";

interface Named {
  number: number;
  name: string;
}

/** Takes a node out of the queue; a running job goes on. */
export function pause({ number, name }: Named, reason: string): Promise<boolean> {
  return perform(`${name} paused`, request(PauseNodeDocument, { id: number, reason }));
}

/** Lets a paused node take jobs again. */
export function resume({ number, name }: Named): Promise<boolean> {
  return perform(`${name} takes jobs again`, request(ResumeNodeDocument, { id: number }));
}
