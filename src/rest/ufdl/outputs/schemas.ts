import { z } from "zod";
import type { UfdlOutputFragment } from "../operations.generated.ts";
import { instant, time } from "../shared.ts";

export const outputSchema = z.object({
  pk: z.int(),
  job: z.int(),
  name: z.string(),
  type: z.string(),
  creator: z.int().nullable(),
  creation_time: instant,
  deletion_time: instant.nullable(),
});

/** An output as UFDL shows it, the keys in this order (docs/apis/ufdl.md section 5.5). */
export function output(of: UfdlOutputFragment) {
  return {
    pk: of.number,
    job: of.jobNumber,
    name: of.name,
    type: of.type,
    creator: of.creatorNumber,
    creation_time: time(of.createdAt),
    deletion_time: time(of.deletedAt),
  };
}
