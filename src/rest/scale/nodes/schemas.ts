import { z } from "zod";
import type { ScaleNodeFragment } from "../operations.generated.ts";
import { instant } from "../shared.ts";
import { writeTime } from "../time.ts";

export const nodeSchema = z.object({
  id: z.int(),
  hostname: z.string(),
  pause_reason: z.string().nullable(),
  is_paused: z.boolean(),
  is_active: z.boolean(),
  deprecated: instant.nullable(),
  created: instant,
  last_modified: instant,
});

export const nodeListSchema = z.object({
  count: z.int(),
  next: z.url().nullable(),
  previous: z.url().nullable(),
  results: z.array(nodeSchema),
});

/** A node as Scale shows it; the keys in this order (docs/apis/scale.md section A0.1). */
export function node(row: ScaleNodeFragment) {
  return {
    id: row.number,
    hostname: row.hostname ?? row.name,
    pause_reason: row.pauseReason,
    is_paused: row.paused,
    is_active: row.active,
    deprecated: writeTime(row.deprecatedAt),
    created: writeTime(row.createdAt),
    last_modified: writeTime(row.updatedAt),
  };
}
