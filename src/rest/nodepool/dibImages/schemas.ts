import { z } from "zod";
import type { NodepoolDibImageFragment } from "../operations.generated.ts";
import { stateFields, stateOf } from "../shared.ts";

export const dibImageSchema = z.object({
  id: z.int(),
  image_name: z.string(),
  filename: z.string().nullable(),
  version: z.int(),
  ...stateFields,
});

/** A build of a disk image as Nodepool shows it, the keys in this order. */
export function dibImage(row: NodepoolDibImageFragment) {
  return {
    id: row.number,
    image_name: row.image,
    filename: row.filename,
    version: row.version,
    ...stateOf(row.state, row.stateSince),
  };
}
