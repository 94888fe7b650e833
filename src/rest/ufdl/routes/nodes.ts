import { permit } from "../../../domain/rights.ts";
import type { RouteError } from "../../execute.ts";
import type { Exchange, Failure, Tools } from "../../legacyRecord.ts";
import { objectBody } from "../body.ts";
import { invalid } from "../errors.ts";
import { nodeFields } from "../filters/fields.ts";
import { listVariables } from "../filters/translate.ts";
import {
  UfdlCreateNodeDocument,
  UfdlDestroyNodeDocument,
  UfdlListNodesDocument,
  UfdlPingDocument,
  UfdlRetrieveNodeDocument,
  UfdlUpdateNodeDocument,
} from "../operations.generated.ts";
import { char, integer, key, nullable, readFields, unknownKey } from "../serializer.ts";
import { node } from "../shape.ts";
import {
  filterBody,
  found,
  inOrder,
  listOf,
  nodeSchema,
  pk,
  pkOf,
  ufdl,
  unknownPk,
  withoutDeleted,
} from "./common.ts";
import { filters, needsUser, noNull } from "./differences.ts";

const bytes = integer(0n, 2n ** 63n - 1n);
const fields = {
  ip: char(39),
  index: integer(0n, 32_767n),
  driver_version: nullable(char(16)),
  hardware_generation: nullable(key),
  gpu_mem: nullable(bytes),
  cpu_mem: bytes,
};

/** What a node may be told; read-only keys and unknown ones are ignored. */
function input(body: Readonly<Record<string, unknown>>, needed: readonly (keyof typeof fields)[]) {
  const { index, driver_version, hardware_generation, gpu_mem, cpu_mem, ip } = readFields(
    body,
    fields,
    needed,
  );
  return {
    ip,
    index: index === undefined ? undefined : Number(index),
    driverVersion: driver_version,
    hardware: hardware_generation,
    gpuMemory: gpu_mem,
    cpuMemory: cpu_mem,
  };
}

const whole = ["ip", "index", "cpu_mem"] as const;

/** An unknown node, and a foreign one, are complained of before the fields. */
async function changes(exchange: Exchange, { run }: Tools, needed: readonly (keyof typeof fields)[]) {
  const number = pk(exchange);
  const read = () => input(objectBody(exchange), needed);
  const values = await inOrder(read, async () => {
    const { computeNode } = await run(UfdlRetrieveNodeDocument, { pk: number });
    live(computeNode);
    permit(exchange.actor, "node.update", { node: { id: number } }, ["OPERATOR", "SELF"]);
  });
  return { pk: number, input: values };
}

/** A removed node is none to UFDL. */
function live<N extends { removedAt: string | null }>(node: N | null): N {
  return found(node?.removedAt === null ? node : null);
}

function refused({ code, detail }: RouteError) {
  if (code === "NOT_FOUND" && detail.kind === "hardware") {
    return invalid({ hardware_generation: [unknownKey(detail.key)] }).answer;
  }
}

const parameters = { pk: pkOf("The node's number.") };
const accepts = {
  type: "object",
  properties: Object.fromEntries(
    ["ip", "index", "driver_version", "hardware_generation", "gpu_mem", "cpu_mem"].map((name) => [
      name,
      (nodeSchema.properties as Record<string, object>)[name] ?? {},
    ]),
  ),
};
const answers = { description: "The node.", schema: nodeSchema };
const taken: Failure = { status: 400, when: "another node has this ip and index", code: "NAME_TAKEN" };
const foreign: Failure = { status: 403, when: "neither an admin nor the node itself", code: "FORBIDDEN" };
const who = "an admin, or the node itself";

export const nodeRoutes = [
  ufdl({
    name: "nodes.list",
    method: "POST",
    path: "/v1/nodes/list",
    summary: "The nodes that a filter lets through.",
    who: "any user",
    body: "json",
    accepts: filterBody,
    operation: UfdlListNodesDocument,
    variables: ({ body }) => withoutDeleted(listVariables(nodeFields, body)),
    shape: ({ computeNodes }) => computeNodes.nodes.map(node),
    answers: { description: "The nodes.", schema: listOf(nodeSchema) },
    differences: filters,
  }),
  ufdl({
    name: "nodes.create",
    method: "POST",
    path: "/v1/nodes/create",
    summary: "Registers a node.",
    who: "any user",
    body: "json",
    accepts: { ...accepts, required: whole },
    operation: UfdlCreateNodeDocument,
    variables: (exchange) => ({ input: input(objectBody(exchange), whole) }),
    shape: ({ registerNode }) => node(registerNode),
    status: 201,
    answers,
    failures: [taken],
    refused,
    differences: [
      noNull,
      {
        what: "Another node's ip and index are a 400 with a sentence.",
        why: "The original repeats its database's words when the node is new, and crashes with a 500 when it is changed (section 4).",
      },
    ],
  }),
  ufdl({
    name: "nodes.ping",
    method: "GET",
    path: "/v1/nodes/ping",
    summary: "Tells that the node lives.",
    who: "an admin, or any node",
    entry: { right: "node.ping", node: true },
    body: "none",
    operation: UfdlPingDocument,
    variables: () => ({}),
    shape: () => undefined,
    answers: { description: "Nothing." },
    differences: [needsUser],
  }),
  ufdl({
    name: "nodes.retrieve",
    method: "GET",
    path: "/v1/nodes/{pk}",
    parameters,
    summary: "One node.",
    who: "any user",
    body: "none",
    operation: UfdlRetrieveNodeDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: ({ computeNode }) => node(live(computeNode)),
    answers,
    failures: [unknownPk],
  }),
  ufdl({
    name: "nodes.update",
    method: "PUT",
    path: "/v1/nodes/{pk}",
    parameters,
    summary: "Changes a node; ip, index and cpu_mem must be there.",
    who,
    body: "json",
    accepts: { ...accepts, required: whole },
    operation: UfdlUpdateNodeDocument,
    variables: (exchange, tools) => changes(exchange, tools, whole),
    shape: ({ updateNode }) => node(updateNode),
    answers,
    failures: [unknownPk, foreign, taken],
    refused,
    differences: [
      noNull,
      needsUser,
      {
        what: "Another node's ip and index are a 400 with a sentence.",
        why: "The original repeats its database's words when the node is new, and crashes with a 500 when it is changed (section 4).",
      },
    ],
  }),
  ufdl({
    name: "nodes.partial_update",
    method: "PATCH",
    path: "/v1/nodes/{pk}",
    parameters,
    summary: "Changes what is given of a node.",
    who,
    body: "json",
    accepts,
    operation: UfdlUpdateNodeDocument,
    variables: (exchange, tools) => changes(exchange, tools, []),
    shape: ({ updateNode }) => node(updateNode),
    answers,
    failures: [unknownPk, foreign, taken],
    refused,
    differences: [
      noNull,
      needsUser,
      {
        what: "Another node's ip and index are a 400 with a sentence.",
        why: "The original repeats its database's words when the node is new, and crashes with a 500 when it is changed (section 4).",
      },
    ],
  }),
  ufdl({
    name: "nodes.destroy",
    method: "DELETE",
    path: "/v1/nodes/{pk}",
    parameters,
    summary: "Removes a node; what it works on goes back to the queue.",
    who,
    body: "none",
    operation: UfdlDestroyNodeDocument,
    variables: (exchange) => ({ pk: pk(exchange) }),
    shape: () => undefined,
    status: 204,
    answers: { description: "Nothing." },
    failures: [unknownPk, foreign],
    differences: [
      needsUser,
      {
        what: "The node is removed, also when jobs speak of it; what it works on goes back to the queue.",
        why: "The original answers 204 and does nothing then (section 4).",
      },
    ],
  }),
];
