import type { Database } from "../src/store/database.ts";
import type { Row } from "../src/store/rows.ts";
import type { PayloadBuilder } from "./payload.ts";
import { typeOf } from "./related.ts";

/** A payload's one field: the row as the verb gave it. */
function answers<Model extends keyof Database>(model: Model, field: string, name: string = model) {
  return (t: PayloadBuilder<Row<Model>>) => ({
    [field]: t.field({
      type: typeOf({ name }),
      nullable: true,
      description: "As it is after the change; null when there was none.",
      resolve: ({ value }) => value,
    }),
  });
}

export const job = answers("Job", "job");
export const node = answers("Node", "node", "ComputeNode");
export const hardwareGeneration = answers("Hardware", "hardwareGeneration", "HardwareGeneration");
export const output = answers("Output", "output");
export const template = answers("Template", "template");
export const user = answers("User", "user");
export const token = answers("Token", "token");
export const label = answers("Label", "label");
export const provider = answers("Provider", "provider");
export const diskImage = answers("DiskImage", "diskImage");
export const dibImage = answers("DibImage", "dibImage");
export const snapshotImage = answers("SnapshotImage", "snapshotImage");
