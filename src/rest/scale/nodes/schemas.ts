import { z } from "zod";
import { instant, view } from "../../schemas.ts";
import type { ScaleNodeFragment } from "../operations.generated.ts";
import { writeTime } from "../time.ts";

/** A node as Scale shows it (docs/apis/scale.md section A0.1). */
export const node = view<ScaleNodeFragment>()({
  id: [z.int(), (row) => row.number],
  hostname: [z.string(), (row) => row.hostname ?? row.name],
  pause_reason: [z.string().nullable(), (row) => row.pauseReason],
  is_paused: [z.boolean(), (row) => row.paused],
  is_active: [z.boolean(), (row) => row.active],
  deprecated: [instant.nullable(), (row) => writeTime(row.deprecatedAt)],
  created: [instant, (row) => writeTime(row.createdAt)],
  last_modified: [instant, (row) => writeTime(row.updatedAt)],
});

export const nodeListSchema = z.object({
  count: z.int(),
  next: z.url().nullable(),
  previous: z.url().nullable(),
  results: z.array(node.schema),
});
