import type { Output } from "../../../prisma/generated/sqlite/client.ts";
import type { TakenBlob } from "../../store/blobs/blobs.ts";
import { failedWith } from "../../store/errorCodes.ts";
import { insertRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import type { Granted } from "../rights.ts";
import { admitOutput } from "./admit.ts";
import { type OutputName, slotOf } from "./slot.ts";

export interface NewOutput extends OutputName {
  /** Bytes in the blob store. The caller keeps them before this change and discards them when it is refused. */
  blob: Pick<TakenBlob, "key" | "size" | "sha256">;
}

/**
 * Names taken bytes as a job's output (docs/apis/ufdl.md section 5.5).
 *
 * @throws Refusal as `admitOutput` does
 */
export async function addOutput(
  change: Change,
  output: NewOutput,
  { grants }: Granted = {},
): Promise<Output> {
  const { db, store, actor, now } = change;
  const { name, type, blob } = output;
  await store.lockJobs(db, [output.job]);
  const job = await admitOutput(db, actor, output, grants);
  const row = await insertRow(db, "Output", {
    jobId: job.id,
    name,
    type,
    slot: slotOf(output),
    size: BigInt(blob.size),
    sha256: blob.sha256,
    blobKey: blob.key,
    creatorId: actor.user?.id ?? null,
    createdAt: now,
  }).catch((error: unknown) => {
    // The column decides a race; the check above only words the usual case without a failed statement.
    if (failedWith("taken", error)) throw refusal("OUTPUT_EXISTS", { number: job.id, name, type });
    throw error;
  });
  change.record({
    type: "OUTPUT_ADDED",
    job,
    nodeId: actor.node?.id ?? null,
    outputId: row.id,
    data: { name, type, size: blob.size, sha256: blob.sha256 },
  });
  return row;
}
