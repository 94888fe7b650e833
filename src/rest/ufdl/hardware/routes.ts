import { z } from "zod";
import { type JsonText, pythonFloat } from "../../../json.ts";
import { detail, found } from "../../django.ts";
import { view, writtenAs } from "../../schemas.ts";
import { fieldsOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { hardwareFields } from "../filters/fields.ts";
import { listOf } from "../filters/list.ts";
import * as graph from "../operations.generated.ts";
import { operation, type UfdlRouter } from "../route.ts";
import { char, floating } from "../serializer.ts";
import { byPk, forAdmins } from "../shared.ts";

const capability = (description: string) => writtenAs<JsonText>({ type: "number", description });

/** A generation as UFDL shows it (docs/apis/ufdl.md section 6). */
const hardware = view<graph.UfdlHardwareFragment>()({
  pk: [z.int(), (of) => of.number],
  generation: [z.string(), (of) => of.generation],
  min_compute_capability: [capability("Included."), (of) => pythonFloat(of.minComputeCapability)],
  max_compute_capability: [capability("Excluded."), (of) => pythonFloat(of.maxComputeCapability)],
});

const hardwareForm = z.object({
  generation: char(32),
  min_compute_capability: floating,
  max_compute_capability: floating,
});

const response = { status: 200, description: "The generation.", schema: hardware.schema };

const list = operation({
  ...listOf(hardwareFields, "The generations.", hardware.schema),
  name: "hardware.list",
  summary: "The generations of graphics cards.",
  operation: graph.UfdlListHardwareDocument,
  respond: ({ hardwareGenerations }) => hardwareGenerations.nodes.map(hardware),
});

const create = operation({
  ...forAdmins("hardware.add"),
  name: "hardware.create",
  summary: "Adds a generation.",
  body: "json",
  accepts: hardwareForm,
  operation: graph.UfdlCreateHardwareDocument,
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
});

const retrieve = operation({
  ...byPk("The generation's number."),
  name: "hardware.retrieve",
  summary: "One generation.",
  operation: graph.UfdlRetrieveHardwareDocument,
  response,
  respond: ({ hardwareGeneration: one }) => hardware(found(one)),
});

const getHardwareGeneration = operation({
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
  operation: graph.UfdlListHardwareDocument,
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
});

export function hardwareRoutes(router: UfdlRouter): void {
  router.post("/v1/hardware/list", list);
  router.post("/v1/hardware/create", create);
  router.get("/v1/hardware/:pk", retrieve);
  router.get("/v1/hardware/get-hardware-generation/:compute", getHardwareGeneration);
}
