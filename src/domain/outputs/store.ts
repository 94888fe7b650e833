import type { Output } from "../../../prisma/generated/sqlite/client.ts";
import type { TakenBlob } from "../../store/blobs/blobs.ts";
import { type Call, change } from "../change.ts";
import { Refusal } from "../errors.ts";
import type { Granted } from "../rights.ts";
import { addOutput } from "./add.ts";
import type { OutputName } from "./slot.ts";

/**
 * Gives taken bytes their lasting place and names them as a job's output. The bytes come first: a committed output always
 * has its bytes, and a crash between the two leaves only bytes, which the next start removes. A refusal leaves nothing.
 *
 * @throws Refusal as `addOutput` does
 */
export async function storeOutput(
  call: Call,
  output: OutputName,
  blob: TakenBlob,
  { grants }: Granted = {},
): Promise<Output> {
  try {
    await blob.keep();
  } catch (error) {
    await blob.discard();
    throw error;
  }
  try {
    return await change(call, (change) => addOutput(change, { ...output, blob }, { grants }));
  } catch (error) {
    // When the database fails at the commit, the row may be there or not: `reconcile` finds out.
    if (error instanceof Refusal) await blob.discard();
    throw error;
  }
}
