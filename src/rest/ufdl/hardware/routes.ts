import { z } from "zod";
import { fieldsOf } from "../body.ts";
import { detail, invalid } from "../errors.ts";
import { hardwareFields } from "../filters/fields.ts";
import { listOf } from "../filters/list.ts";
import {
  UfdlCreateHardwareDocument,
  UfdlListHardwareDocument,
  UfdlRetrieveHardwareDocument,
} from "../operations.generated.ts";
import { operation, type UfdlRouter } from "../route.ts";
import { byPk, forAdmins, found } from "../shared.ts";
import { hardware, hardwareForm, hardwareSchema } from "./schemas.ts";

const response = { status: 200, description: "The generation.", schema: hardwareSchema };

export function hardwareRoutes(router: UfdlRouter): void {
  router.post(
    "/v1/hardware/list",
    operation({
      ...listOf(hardwareFields, "The generations.", hardwareSchema),
      name: "hardware.list",
      summary: "The generations of graphics cards.",
      operation: UfdlListHardwareDocument,
      respond: ({ hardwareGenerations }) => hardwareGenerations.nodes.map(hardware),
    }),
  );

  router.post(
    "/v1/hardware/create",
    operation({
      ...forAdmins("hardware.add"),
      name: "hardware.create",
      summary: "Adds a generation.",
      body: "json",
      accepts: hardwareForm,
      operation: UfdlCreateHardwareDocument,
      variables: (ctx) => {
        const read = fieldsOf(ctx, hardwareForm);
        const { generation, min_compute_capability: min, max_compute_capability: max } = read;
        return { generation, min, max };
      },
      response: { ...response, status: 201 },
      respond: ({ addHardwareGeneration }) => hardware(addHardwareGeneration.hardwareGeneration),
      failures: [{ status: 400, when: "there is one of this name", code: "NAME_TAKEN" }],
      refused: ({ code }) =>
        code === "NAME_TAKEN"
          ? invalid({ generation: ["hardware with this generation already exists."] })
          : undefined,
    }),
  );

  router.get(
    "/v1/hardware/:pk",
    operation({
      ...byPk("The generation's number."),
      name: "hardware.retrieve",
      summary: "One generation.",
      operation: UfdlRetrieveHardwareDocument,
      response,
      respond: ({ hardwareGeneration: one }) => hardware(found(one)),
    }),
  );

  router.get(
    "/v1/hardware/get-hardware-generation/:compute",
    operation({
      name: "hardware.get_hardware_generation",
      parameters: {
        compute: {
          in: "path",
          description: "A CUDA compute capability.",
          schema: z.number(),
          example: "7.5",
        },
      },
      summary: "The generation that has a compute capability.",
      operation: UfdlListHardwareDocument,
      variables: ({ params: { compute: sent = "" } }) => {
        const compute = /^\d{1,9}(\.\d{0,9})?$/.test(sent) ? Number(sent) : null;
        if (compute === null) throw detail(400, `Bad compute capability '${sent}'`);
        const filter = { minComputeCapability: { lte: compute }, maxComputeCapability: { gt: compute } };
        return { filter, first: 1 };
      },
      response,
      respond: ({ hardwareGenerations }) => hardware(found(hardwareGenerations.nodes[0] ?? null)),
      failures: [
        { status: 400, when: "it is no compute capability" },
        { status: 404, when: "no generation has it" },
      ],
    }),
  );
}
