import { z } from "zod";
import { type JsonText, pythonFloat } from "../../../json.ts";
import { view, writtenAs } from "../../schemas.ts";
import type { UfdlHardwareFragment } from "../operations.generated.ts";
import { char, floating } from "../serializer.ts";

const capability = (description: string) => writtenAs<JsonText>({ type: "number", description });

/** A generation as UFDL shows it (docs/apis/ufdl.md section 6). */
export const hardware = view<UfdlHardwareFragment>()({
  pk: [z.int(), (of) => of.pk],
  generation: [z.string(), (of) => of.generation],
  min_compute_capability: [capability("Included."), (of) => pythonFloat(of.minComputeCapability)],
  max_compute_capability: [capability("Excluded."), (of) => pythonFloat(of.maxComputeCapability)],
});

export const hardwareForm = z.object({
  generation: char(32),
  min_compute_capability: floating,
  max_compute_capability: floating,
});
