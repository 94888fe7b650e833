import { z } from "zod";
import { type JsonText, long, writtenAs } from "../json.ts";
import type { UfdlNodeFragment } from "../operations.generated.ts";
import { char, integer, nullableKey } from "../serializer.ts";
import { instant, time } from "../shared.ts";

const bytes = { format: "int64", description: "Bytes." };

export const nodeSchema = z.object({
  pk: z.int(),
  ip: z.string(),
  index: z.int(),
  driver_version: z.string().nullable(),
  hardware_generation: z.int().nullable(),
  gpu_mem: writtenAs<JsonText | number | null>({ ...bytes, type: ["integer", "null"] }),
  cpu_mem: writtenAs<JsonText | number | null>({ ...bytes, type: "integer" }),
  last_seen: instant.nullable(),
  current_job: z.int().nullable(),
});

/** A node as UFDL shows it, the keys in this order (docs/apis/ufdl.md section 4). */
export function node(of: UfdlNodeFragment) {
  return {
    pk: of.number,
    ip: of.ip ?? "",
    index: of.index ?? 0,
    driver_version: of.driverVersion,
    hardware_generation: of.hardwareGenerationNumber,
    gpu_mem: long(of.gpuMemory),
    cpu_mem: long(of.cpuMemory ?? 0),
    last_seen: time(of.lastSeenAt),
    current_job: of.currentJobNumber,
  };
}

const memory = integer(0n, 2n ** 63n - 1n).meta(bytes);

/** What a node may be told; read-only keys are ignored. */
export const nodeForm = z.object({
  ip: char(39),
  index: integer(0n, 32_767n),
  driver_version: z.nullable(char(16)).optional(),
  hardware_generation: nullableKey.optional(),
  gpu_mem: z.nullable(memory).optional(),
  cpu_mem: memory,
});

export function nodeInput(form: Partial<z.output<typeof nodeForm>>) {
  return {
    ip: form.ip,
    index: form.index === undefined ? undefined : Number(form.index),
    driverVersion: form.driver_version,
    hardwareGeneration: form.hardware_generation,
    gpuMemory: form.gpu_mem,
    cpuMemory: form.cpu_mem,
  };
}
