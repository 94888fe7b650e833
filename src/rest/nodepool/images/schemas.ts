import { z } from "zod";
import { view } from "../../schemas.ts";
import type { NodepoolSnapshotImageFragment } from "../operations.generated.ts";
import { stateFields } from "../shared.ts";

/** An image at a provider as Nodepool shows it. */
export const image = view<NodepoolSnapshotImageFragment>()({
  id: [z.int(), (row) => row.pk],
  provider_name: [z.string(), (row) => row.provider],
  image_name: [z.string(), (row) => row.image],
  hostname: [z.string().nullable(), (row) => row.hostname],
  version: [z.int(), (row) => row.version],
  external_id: [z.string().nullable(), (row) => row.externalId],
  server_external_id: [z.string().nullable(), (row) => row.serverExternalId],
  ...stateFields((row: NodepoolSnapshotImageFragment) => row),
});
