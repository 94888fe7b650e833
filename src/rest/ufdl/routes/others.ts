import { permit } from "../../../domain/rights.ts";
import { type Exchange, param } from "../../legacyRecord.ts";
import { objectBody } from "../body.ts";
import { detail, invalid, notFound } from "../errors.ts";
import { classFields, hardwareFields } from "../filters/fields.ts";
import { listVariables } from "../filters/translate.ts";
import {
  UfdlCreateHardwareDocument,
  UfdlListHardwareDocument,
  UfdlListJobContractsDocument,
  UfdlListJobTypesDocument,
  UfdlRetrieveHardwareDocument,
  UfdlUserDocument,
} from "../operations.generated.ts";
import { char, floating, readFields } from "../serializer.ts";
import { hardware, user } from "../shape.ts";
import {
  classSchema,
  filterBody,
  found,
  hardwareSchema,
  listOf,
  pk,
  pkOf,
  textOf,
  ufdl,
  unknownPk,
  withoutDeleted,
} from "./common.ts";
import { filters } from "./differences.ts";

const hardwareInput = {
  generation: char(32),
  min_compute_capability: floating,
  max_compute_capability: floating,
};

/** The user's own name, or an admin asks. */
function username(exchange: Exchange): string {
  const name = param(exchange, "name");
  if (exchange.actor.user?.username !== name) permit(exchange.actor, "user.manage");
  return name;
}

const classList = {
  method: "POST",
  who: "any user",
  body: "json",
  accepts: filterBody,
  answers: { description: "Name, Python package and class.", schema: listOf(classSchema) },
  differences: filters,
} as const;

export const otherRoutes = [
  ufdl({
    ...classList,
    name: "job_types.list",
    path: "/v1/job-types/list",
    summary: "The types that templates speak of.",
    operation: UfdlListJobTypesDocument,
    variables: ({ body }) => withoutDeleted(listVariables(classFields, body)),
    shape: ({ jobTypes }) => jobTypes.nodes,
  }),
  ufdl({
    ...classList,
    name: "job_contracts.list",
    path: "/v1/job-contracts/list",
    summary: "The contracts that templates can have.",
    operation: UfdlListJobContractsDocument,
    variables: ({ body }) => withoutDeleted(listVariables(classFields, body)),
    shape: ({ jobContracts }) => jobContracts.nodes,
  }),
  ufdl({
    name: "hardware.list",
    method: "POST",
    path: "/v1/hardware/list",
    summary: "The generations of graphics cards.",
    who: "any user",
    body: "json",
    accepts: filterBody,
    operation: UfdlListHardwareDocument,
    variables: ({ body }) => withoutDeleted(listVariables(hardwareFields, body)),
    shape: ({ hardwares }) => hardwares.nodes.map(hardware),
    answers: { description: "The generations.", schema: listOf(hardwareSchema) },
    differences: filters,
  }),
  ufdl({
    name: "hardware.create",
    method: "POST",
    path: "/v1/hardware/create",
    summary: "Adds a generation.",
    who: "an admin",
    entry: { right: "hardware.add", as: ["OPERATOR"] },
    body: "json",
    accepts: {
      type: "object",
      properties: {
        generation: { type: "string" },
        min_compute_capability: { type: "number" },
        max_compute_capability: { type: "number" },
      },
      required: Object.keys(hardwareInput),
    },
    operation: UfdlCreateHardwareDocument,
    variables: (exchange) => {
      const needed = ["generation", "min_compute_capability", "max_compute_capability"] as const;
      const read = readFields(objectBody(exchange), hardwareInput, needed);
      const { generation = "", min_compute_capability: min = 0, max_compute_capability: max = 0 } = read;
      return { generation, min, max };
    },
    shape: ({ addHardware }) => hardware(addHardware),
    status: 201,
    answers: { description: "The generation.", schema: hardwareSchema },
    failures: [{ status: 400, when: "there is one of this name", code: "NAME_TAKEN" }],
    refused: (error) =>
      error.code === "NAME_TAKEN"
        ? invalid({ generation: ["hardware with this generation already exists."] }).answer
        : undefined,
  }),
  ufdl({
    name: "hardware.retrieve",
    method: "GET",
    path: "/v1/hardware/{pk}",
    parameters: { pk: pkOf("The generation's number.") },
    summary: "One generation.",
    who: "any user",
    body: "none",
    operation: UfdlRetrieveHardwareDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ hardware: one }) => hardware(found(one)),
    answers: { description: "The generation.", schema: hardwareSchema },
    failures: [unknownPk],
  }),
  ufdl({
    name: "hardware.get_hardware_generation",
    method: "GET",
    path: "/v1/hardware/get-hardware-generation/{compute}",
    parameters: {
      compute: {
        in: "path",
        description: "A CUDA compute capability.",
        schema: { type: "number" },
        example: "7.5",
      },
    },
    summary: "The generation that has a compute capability.",
    who: "any user",
    body: "none",
    operation: UfdlListHardwareDocument,
    variables: (exchange) => {
      const sent = param(exchange, "compute");
      const compute = /^\d{1,9}(\.\d{0,9})?$/.test(sent) ? Number(sent) : null;
      if (compute === null) throw detail(400, `Bad compute capability '${sent}'`);
      const filter = { minComputeCapability: { lte: compute }, maxComputeCapability: { gt: compute } };
      return { filter, first: 1 };
    },
    shape: ({ hardwares }) => hardware(found(hardwares.nodes[0] ?? null)),
    answers: { description: "The generation.", schema: hardwareSchema },
    failures: [{ status: 404, when: "no generation has it" }],
  }),
  ufdl({
    name: "users.retrieve",
    method: "GET",
    path: "/v1/users/{pk}",
    parameters: { pk: pkOf("The user's number.") },
    summary: "A user by number.",
    who: "an admin",
    entry: { right: "user.manage" },
    body: "none",
    operation: UfdlUserDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ user: one }) => user(found(one)),
    answers: { description: "The user.", schema: { type: "object" } },
    failures: [unknownPk],
  }),
  ufdl({
    name: "users.get_by_name",
    method: "GET",
    path: "/v1/users/{name}",
    parameters: { name: { ...textOf("The user's name.", "admin"), pattern: "[^/]*[^/0-9][^/]*" } },
    summary: "A user by name, in an array.",
    who: "an admin, or the user",
    body: "none",
    operation: UfdlUserDocument,
    variables: (exchange) => ({ username: username(exchange) }),
    shape: ({ user: one }) => {
      if (one === null) throw notFound();
      return [user(one)];
    },
    answers: { description: "The user.", schema: listOf({ type: "object" }) },
    failures: [
      { status: 403, when: "neither an admin nor the user", code: "FORBIDDEN" },
      { status: 404, when: "there is none of this name" },
    ],
  }),
];
