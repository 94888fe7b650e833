import { z } from "zod";
import { float, type JsonText, writtenAs } from "../json.ts";
import type { UfdlHardwareFragment } from "../operations.generated.ts";
import { char, floating } from "../serializer.ts";

const capability = (description: string) => writtenAs<JsonText | number>({ type: "number", description });

export const hardwareSchema = z.object({
  pk: z.int(),
  generation: z.string(),
  min_compute_capability: capability("Included."),
  max_compute_capability: capability("Excluded."),
});

/** A generation as UFDL shows it, the keys in this order (docs/apis/ufdl.md section 6). */
export function hardware(of: UfdlHardwareFragment) {
  return {
    pk: of.number,
    generation: of.generation,
    min_compute_capability: float(of.minComputeCapability),
    max_compute_capability: float(of.maxComputeCapability),
  };
}

export const hardwareForm = z.object({
  generation: char(32),
  min_compute_capability: floating,
  max_compute_capability: floating,
});
