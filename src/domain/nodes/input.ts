import type { Prisma, ProvisionState } from "../../../prisma/generated/sqlite/client.ts";
import { findRow } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { affinityLines } from "../jobs/affinity.ts";
import type { Address } from "./identity.ts";
import type { LoadReport } from "./loadSamples.ts";

/** The columns of a node that callers may set. Absent: stays, or the default on registering. */
export interface NodeInput extends Address, LoadReport {
  name?: string | null | undefined;
  /** Bytes. */
  cpuMemory?: bigint | null | undefined;
  /** Bytes; null without a GPU. */
  gpuMemory?: bigint | null | undefined;
  driverVersion?: string | null | undefined;
  /** Number of a hardware generation. */
  hardware?: number | null | undefined;
  /** Lines in order of preference, each a comma list of affinity names. Names not known yet are made. */
  affinity?: string | null | undefined;
  providerName?: string | null | undefined;
  labelName?: string | null | undefined;
  targetName?: string | null | undefined;
  nodename?: string | null | undefined;
  externalId?: string | null | undefined;
  az?: string | null | undefined;
  ipPrivate?: string | null | undefined;
  provisionState?: ProvisionState | null | undefined;
}

const nullable = [
  "hostname",
  "ip",
  "index",
  "cpuMemory",
  "gpuMemory",
  "driverVersion",
  "providerName",
  "labelName",
  "targetName",
  "nodename",
  "externalId",
  "az",
  "ipPrivate",
] as const;
const filled = ["cpuLoad", "freeMemory", "totalMemory", "provisionState"] as const;

/**
 * The columns that an input sets: null empties a column that may be empty and leaves one that may not.
 * @throws Refusal NOT_FOUND for unknown hardware, INVALID_INPUT
 */
export async function nodeColumns(
  change: Change,
  input: NodeInput,
): Promise<Omit<Prisma.NodeUncheckedUpdateInput, "id">> {
  const data: Record<string, unknown> = {};
  for (const key of nullable) if (input[key] !== undefined) data[key] = input[key];
  for (const key of filled) if (input[key] != null) data[key] = input[key];
  if (input.index != null && (!Number.isInteger(input.index) || input.index < 0 || input.index > 32_767)) {
    throw refusal("INVALID_INPUT", { field: "index", reason: "must be a whole number from 0 to 32767" });
  }
  for (const key of ["cpuMemory", "gpuMemory", "freeMemory", "totalMemory"] as const) {
    const value = input[key];
    if (value != null && value < 0n) {
      throw refusal("INVALID_INPUT", { field: key, reason: "must not be negative" });
    }
  }
  if (input.hardware !== undefined) data.hardwareId = await hardwareId(change, input.hardware);
  if (input.affinity != null) data.affinity = await affinityLines(change, input.affinity);
  return data;
}

async function hardwareId(change: Change, pk: number | null): Promise<number | null> {
  if (pk === null) return null;
  const found = await findRow(change.db, "Hardware", { id: pk });
  if (!found) throw refusal("NOT_FOUND", { kind: "hardware", key: pk });
  return pk;
}
