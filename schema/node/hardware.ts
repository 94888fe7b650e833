import { addHardware } from "../../src/domain/nodes/hardware.ts";
import { isStorable } from "../../src/domain/text.ts";
import { findRow } from "../../src/store/rows.ts";
import * as answers from "../answers.ts";
import { builder, byGlobalId } from "../builder.ts";
import { optionalNumberOf } from "../ids.ts";
import { relatedList, rootList } from "../lists/connection.ts";
import { computeNodes, hardwareGenerations } from "../lists/definitions.ts";
import { mutation } from "../payload.ts";
import { typeOf } from "../related.ts";

builder.prismaNode("Hardware", {
  name: "HardwareGeneration",
  ...byGlobalId,
  description: "A generation of graphics cards (UFDL).",
  fields: (t) => ({
    number: t.exposeInt("id", { description: "The number that all APIs know it by." }),
    generation: t.exposeString("generation", { description: "Its name, unique: Turing, Ampere." }),
    minComputeCapability: t.exposeFloat("minComputeCapability", {
      description: "The least CUDA compute capability, included.",
    }),
    maxComputeCapability: t.exposeFloat("maxComputeCapability", {
      description: "The greatest CUDA compute capability, excluded.",
    }),
    nodes: t.field(relatedList("Hardware", "nodes", computeNodes, "The nodes that have such a card.")),
  }),
});

builder.queryFields((t) => ({
  hardwareGeneration: t.field({
    type: typeOf(hardwareGenerations),
    nullable: true,
    description: "One hardware generation by its number or its name; null when there is none.",
    args: {
      id: t.arg.id({ description: "The generation, by id or number." }),
      generation: t.arg.string({ description: "Its name." }),
    },
    authScopes: { reader: true },
    resolve: (_root, { id, generation }, { services: { store } }) =>
      (id == null && generation == null) || !isStorable(store.dialect, generation ?? "")
        ? null
        : findRow(store.sql, "Hardware", {
            id: optionalNumberOf("HardwareGeneration", id, "id") ?? undefined,
            generation: generation ?? undefined,
          }),
  }),
  hardwareGenerations: t.field(rootList(hardwareGenerations, "The hardware generations.")),
}));

mutation("addHardwareGeneration", {
  answers: answers.hardwareGeneration,
  description: "Adds a hardware generation. For operators.",
  args: (t) => ({
    generation: t.string({ required: true, description: "Its name, unique." }),
    minComputeCapability: t.float({ required: true, description: "Included." }),
    maxComputeCapability: t.float({ required: true, description: "Excluded." }),
  }),
  change: (change, { generation, minComputeCapability: min, maxComputeCapability: max }) =>
    addHardware(change, { generation, min, max }),
});
