import type { Parameter } from "../../legacyRecord.ts";
import { param } from "../../legacyRecord.ts";
import { notFound } from "../errors.ts";
import type { ScaleExchange } from "../exchange.ts";
import {
  ScaleNodeCountDocument,
  ScaleNodeDetailsDocument,
  ScaleNodeKeysDocument,
  ScaleNodesDocument,
  ScaleUpdateNodeDocument,
} from "../operations.generated.ts";
import { readPatch } from "../patch.ts";
import { node } from "../shape.ts";
import { nodeListSchema, nodeSchema, scale } from "./common.ts";
import { listNodes } from "./list.ts";

const id: Parameter = {
  in: "path",
  description: "The node's number.",
  schema: { type: "integer", minimum: 0 },
  pattern: "[0-9]+",
  example: "4",
  required: true,
};

function query(description: string, example: string, schema = { type: "string" } as object): Parameter {
  return { in: "query", description, example, schema: { ...schema } };
}

/**
 * The path's number; one that no row can have is one that none has.
 * @throws Halt 404
 */
function idOf(exchange: ScaleExchange): number {
  const value = Number(param(exchange, "id"));
  if (value > 2 ** 31 - 1) throw notFound();
  return value;
}

const instant =
  "An ISO 8601 datetime with `Z` or `+` in it, or a duration such as PT3H0M0S that lies before now. Bounds last_modified, inclusive.";
const unknown = {
  status: 404,
  when: "there is no such node: `Not found.`",
  code: "NOT_FOUND",
};

export const nodeRoutes = [
  scale({
    name: "nodes.list",
    method: "GET",
    at: "/nodes/",
    summary: "List nodes",
    description: "A page of the nodes, by default those first that changed longest ago.",
    parameters: {
      page: query("From 1, or `last`.", "1"),
      page_size: query("1 to 1,000; 100 unless told, and for what is no size.", "100"),
      started: query(instant, "2015-01-01T00:00:00Z"),
      ended: query(instant, "PT3H0M0S"),
      order: {
        ...query(
          "A field, with a dash before it for the other way; repeated to sort by several.",
          "-created",
        ),
        schema: { type: "array", items: { type: "string" } },
      },
      is_active: query("true, t, 1, false, f or 0, in any case.", "true"),
    },
    operation: ScaleNodesDocument,
    others: [ScaleNodeCountDocument, ScaleNodeKeysDocument],
    variables: () => ({}),
    shape: (data) => data.computeNodes.nodes.map(node),
    handle: listNodes,
    status: 200,
    answers: { description: "A page of nodes.", schema: nodeListSchema },
    failures: [
      {
        status: 400,
        when: 'a parameter is bad: `Invalid ISO timestamp format for parameter: started`, `Start and end values must be different`, `Start time must come before end time`, `Parameter must be a valid boolean: "is_active"`, `Invalid field for parameter: order (...)`',
      },
      { status: 404, when: "there is no such page: `Invalid page.`" },
    ],
    differences: [
      {
        what: "An unknown field in `order` is a 400.",
        why: "The original crashes with a 500 (A0.3).",
      },
      {
        what: "`order=host_name` sorts by `hostname`.",
        why: "The document names it so; the original crashes on it (A0.3).",
      },
      {
        what: "Nodes that are equal in all fields are sorted by id.",
        why: "Pages of a list without a last word overlap (D).",
      },
      {
        what: "`last_modified` has moved when a user changed the node.",
        why: "Users asked for it; the original never moves it (A0.5, upstream issue 1621).",
      },
    ],
  }),
  scale({
    name: "nodes.details",
    method: "GET",
    at: "/nodes/{id}/",
    summary: "Node details",
    parameters: { id },
    operation: ScaleNodeDetailsDocument,
    variables: (exchange) => ({ pk: idOf(exchange) }),
    shape: ({ computeNode }) => {
      if (computeNode?.removedAt !== null) throw notFound();
      return node(computeNode);
    },
    status: 200,
    answers: { description: "The node.", schema: nodeSchema },
    failures: [unknown],
  }),
  scale({
    name: "nodes.update",
    method: "PATCH",
    at: "/nodes/{id}/",
    summary: "Update a node",
    description: "Changes what is given. Ending a pause empties its reason.",
    parameters: { id },
    body: "json",
    accepts: {
      type: "object",
      properties: {
        pause_reason: { anyOf: [{ type: "string", maxLength: 250 }, { type: "null" }] },
        is_paused: { type: "boolean" },
        is_active: { type: "boolean" },
      },
      additionalProperties: false,
      minProperties: 1,
    },
    operation: ScaleUpdateNodeDocument,
    variables: (exchange) => {
      const patch = readPatch(exchange.body);
      return { pk: idOf(exchange), ...patch };
    },
    shape: () => undefined,
    status: 204,
    answers: { description: "Done; no body." },
    failures: [
      {
        status: 400,
        when: 'the body does not fit: the JSON texts `"Unexpected fields: a, b"` and `"No fields specified for update."`, or a `detail`',
      },
      unknown,
    ],
    differences: [
      {
        what: "204 without a body, where the document's own table says 200 with the node.",
        why: "The original answers 204, and its clients rely on it (A0.2).",
      },
      {
        what: "A value of the wrong type, a list, a form or a reason of more than 250 characters is a 400.",
        why: "The original crashes with a 500 (A5).",
      },
      {
        what: "`deprecated` stays as it is when `is_active` is left out.",
        why: "The original stamps or clears it by mistake (A0.6).",
      },
    ],
  }),
];
