import type { PayloadBuilder } from "./payload.ts";

/** A payload's one field: the row with the id that the verb gave, read by what the operation selected of it. */
function row(field: string, model: "Job", delegate: "job") {
  return (t: PayloadBuilder<{ id: number }>) => ({
    [field]: t.prismaField({
      type: model,
      nullable: true,
      description: "As it is after the change; null when there was none.",
      resolve: (query, { value }, _args, { services }) =>
        value && services.store.read[delegate].findUniqueOrThrow({ ...query, where: { id: value.id } }),
    }),
  });
}

/** The same for any model: Prisma gives each of them types of its own, which do not differ in what `row` uses. */
function answers(field: string, delegate = field) {
  const model = `${delegate.charAt(0).toUpperCase()}${delegate.slice(1)}`;
  return row(field, model as "Job", delegate as "job");
}

export const job = answers("job");
export const node = answers("node");
export const hardwareGeneration = answers("hardwareGeneration", "hardware");
export const output = answers("output");
export const template = answers("template");
export const user = answers("user");
export const token = answers("token");
export const label = answers("label");
export const provider = answers("provider");
export const diskImage = answers("diskImage");
export const dibImage = answers("dibImage");
export const snapshotImage = answers("snapshotImage");
