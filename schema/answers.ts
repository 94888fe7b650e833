import type { Database } from "../src/store/database.ts";
import type { Row } from "../src/store/rows.ts";
import { isPlain } from "./columns.ts";
import type { PayloadBuilder } from "./payload.ts";

/**
 * A payload's one field: the row as the verb gave it. Only where the operation selects more than the row's own columns is
 * it read again (300 us of a mutation on SQLite).
 */
function row(field: string, model: "Job", delegate: "job") {
  return (t: PayloadBuilder<Row<"Job">>) => ({
    [field]: t.prismaField({
      type: model,
      nullable: true,
      description: "As it is after the change; null when there was none.",
      resolve: (query, { value }, _args, { services }) =>
        value && !isPlain(query)
          ? services.store.read[delegate].findUniqueOrThrow({ ...query, where: { id: value.id } })
          : value,
    }),
  });
}

/** The same for any model: Prisma gives each of them types of its own, which do not differ in what `row` uses. */
function answers<Model extends keyof Database>(model: Model, field: string, delegate = field) {
  return row(field, model as "Job", delegate as "job") as unknown as (
    t: PayloadBuilder<Row<Model>>,
  ) => ReturnType<ReturnType<typeof row>>;
}

export const job = answers("Job", "job");
export const node = answers("Node", "node");
export const hardwareGeneration = answers("Hardware", "hardwareGeneration", "hardware");
export const output = answers("Output", "output");
export const template = answers("Template", "template");
export const user = answers("User", "user");
export const token = answers("Token", "token");
export const label = answers("Label", "label");
export const provider = answers("Provider", "provider");
export const diskImage = answers("DiskImage", "diskImage");
export const dibImage = answers("DibImage", "dibImage");
export const snapshotImage = answers("SnapshotImage", "snapshotImage");
