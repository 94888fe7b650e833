import { ResumeNodeDocument } from "../../graph/operations.generated.ts";
import { perform } from "../../graph/perform.ts";
import { request } from "../../graph/request.ts";

/** Lets a paused node take jobs again. */
export function resume({ number, name }: { number: number; name: string }): Promise<boolean> {
  return perform(`${name} takes jobs again`, request(ResumeNodeDocument, { id: number }));
}
