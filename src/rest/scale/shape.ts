import type { ScaleNodeFragment } from "./operations.generated.ts";
import { writeTime } from "./time.ts";

/** A node as Scale shows it; the keys in this order (docs/apis/scale.md section A0.1). */
export function node(row: ScaleNodeFragment) {
  return {
    id: row.pk,
    hostname: row.hostname ?? row.name,
    pause_reason: row.pauseReason,
    is_paused: row.paused,
    is_active: row.active,
    deprecated: writeTime(row.deprecatedAt),
    created: writeTime(row.createdAt),
    last_modified: writeTime(row.updatedAt),
  };
}
