import { type FacadeContext, run } from "../../context.ts";
import { CoalitionLogDocument } from "../operations.generated.ts";
import { id } from "../shared.ts";

/** Bytes of a log that one call answers at most: the last ones. */
const logLimit = 32 * 1024 * 1024;
/** Bytes that one query gives at most. */
const pieceSize = 4 * 1024 * 1024;

/** The log of the job in the path; empty for an unknown number. */
export async function logOf(ctx: FacadeContext): Promise<string> {
  const pk = id(ctx);
  const read = async (from: number | null) =>
    (await run(ctx, CoalitionLogDocument, { pk, from, limit: pieceSize })).liveJob?.log;
  let piece = await read(null);
  const end = Number(piece?.end ?? 0);
  const parts: string[] = [];
  if (end > logLimit) {
    parts.push(`* The first ${end - logLimit} bytes are left out here.\n`);
    piece = await read(end - logLimit);
  }
  while (piece && piece.text !== "") {
    parts.push(piece.text);
    if (Number(piece.next) >= end) break;
    piece = await read(Number(piece.next));
  }
  return parts.join("");
}
