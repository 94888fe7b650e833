import { z } from "zod";
import { view } from "../../schemas.ts";
import type { NodepoolDibImageFragment } from "../operations.generated.ts";
import { stateFields } from "../shared.ts";

/** A build of a disk image as Nodepool shows it. */
export const dibImage = view<NodepoolDibImageFragment>()({
  id: [z.int(), (row) => row.pk],
  image_name: [z.string(), (row) => row.image],
  filename: [z.string().nullable(), (row) => row.filename],
  version: [z.int(), (row) => row.version],
  ...stateFields((row: NodepoolDibImageFragment) => row),
});
