import { z } from "zod";
import type { JsonText } from "../../../json.ts";
import { instant, view, writtenAs } from "../../schemas.ts";
import { long } from "../json.ts";
import type { UfdlNodeFragment } from "../operations.generated.ts";
import { char, integer, nullableKey } from "../serializer.ts";
import { time } from "../shared.ts";

const bytes = { format: "int64", description: "Bytes." };

/** A node as UFDL shows it (docs/apis/ufdl.md section 4). */
export const node = view<UfdlNodeFragment>()({
  pk: [z.int(), (of) => of.number],
  ip: [z.string(), (of) => of.ip ?? ""],
  index: [z.int(), (of) => of.index ?? 0],
  driver_version: [z.string().nullable(), (of) => of.driverVersion],
  hardware_generation: [z.int().nullable(), (of) => of.hardwareGenerationNumber],
  gpu_mem: [
    writtenAs<JsonText | number | null>({ ...bytes, type: ["integer", "null"] }),
    (of) => long(of.gpuMemory),
  ],
  cpu_mem: [
    writtenAs<JsonText | number | null>({ ...bytes, type: "integer" }),
    (of) => long(of.cpuMemory ?? 0),
  ],
  last_seen: [instant.nullable(), (of) => time(of.lastSeenAt)],
  current_job: [z.int().nullable(), (of) => of.currentJobNumber],
});

const memory = integer(0n, 2n ** 63n - 1n).meta(bytes);

/** What can be set of a node; read-only keys are ignored. */
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
