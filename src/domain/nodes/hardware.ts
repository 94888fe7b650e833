import type { Hardware } from "../../../prisma/generated/sqlite/client.ts";
import { findRow, insertRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { permit } from "../rights.ts";

/**
 * Adds a hardware generation: compute capabilities from `min` inclusive to `max` exclusive.
 * @throws Refusal FORBIDDEN, INVALID_INPUT, NAME_TAKEN
 */
export async function addHardware(
  change: Change,
  { generation, min, max }: { generation: string; min: number; max: number },
): Promise<Hardware> {
  permit(change.actor, "hardware.add");
  if (generation.trim() === "")
    throw refusal("INVALID_INPUT", { field: "generation", reason: "must not be empty" });
  if (!(min < max)) {
    throw refusal("INVALID_INPUT", {
      field: "minComputeCapability",
      reason: "must be below maxComputeCapability",
    });
  }
  const taken = await findRow(change.db, "Hardware", { generation });
  if (taken) throw refusal("NAME_TAKEN", { kind: "hardware", field: "generation", value: generation });
  const hardware = await insertRow(change.db, "Hardware", {
    generation,
    minComputeCapability: min,
    maxComputeCapability: max,
  });
  change.record({ type: "HARDWARE_GENERATION_ADDED", data: { pk: hardware.id, generation } });
  return hardware;
}
