import { z } from "zod";
import type { NodepoolSnapshotImageFragment } from "../operations.generated.ts";
import { stateFields, stateOf } from "../shared.ts";

export const imageSchema = z.object({
  id: z.int(),
  provider_name: z.string(),
  image_name: z.string(),
  hostname: z.string().nullable(),
  version: z.int(),
  external_id: z.string().nullable(),
  server_external_id: z.string().nullable(),
  ...stateFields,
});

/** An image at a provider as Nodepool shows it, the keys in this order. */
export function image(row: NodepoolSnapshotImageFragment) {
  return {
    id: row.number,
    provider_name: row.provider,
    image_name: row.image,
    hostname: row.hostname,
    version: row.version,
    external_id: row.externalId,
    server_external_id: row.serverExternalId,
    ...stateOf(row.state, row.stateSince),
  };
}
