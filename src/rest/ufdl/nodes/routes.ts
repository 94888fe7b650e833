import type { z } from "zod";
import { permit } from "../../../domain/rights.ts";
import type { RouteError } from "../../../graph/execute.ts";
import { run } from "../../context.ts";
import { foundNode } from "../../django.ts";
import type { Differences, Failure } from "../../metadata.ts";
import { readAfter } from "../../route.ts";
import { fieldsOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { nodeFields } from "../filters/fields.ts";
import { listOf } from "../filters/list.ts";
import * as graph from "../operations.generated.ts";
import { operation, type UfdlContext, type UfdlRouter } from "../route.ts";
import { unknownKey } from "../serializer.ts";
import { byPk, needsUser, noNull, pk } from "../shared.ts";
import { node, nodeForm, nodeInput } from "./schemas.ts";

const who = "an admin, or the node itself";
const response = { status: 200, description: "The node.", schema: node.schema };
const onNode = { ...byPk("The node's number."), response };
const notPermitted = { status: 403, when: "neither an admin nor the node itself", code: "FORBIDDEN" };
const nameTaken: Failure = { status: 400, when: "another node has this ip and index", code: "NAME_TAKEN" };
const nameTakenSentence: Differences = {
  "Another node's ip and index are a 400 with a sentence.":
    "The original repeats its database's words when the node is new, and crashes with a 500 when it is changed (section 4).",
};

function unknownHardware({ code, detail }: RouteError) {
  if (code === "NOT_FOUND" && detail.kind === "hardware") {
    return invalid({ hardware_generation: [unknownKey(detail.key)] });
  }
}

async function changes(ctx: UfdlContext, form: z.ZodType<Partial<z.output<typeof nodeForm>>>) {
  const id = pk(ctx);
  const checkRight = async () => {
    foundNode((await run(ctx, graph.UfdlRetrieveNodeDocument, { pk: id })).computeNode);
    permit(ctx.state.actor, "node.update", { node: { id } }, ["OPERATOR", "SELF"]);
  };
  return { pk: id, input: await readAfter(checkRight, () => nodeInput(fieldsOf(ctx, form))) };
}

function update(name: string, summary: string, form: Parameters<typeof changes>[1]) {
  return operation({
    ...onNode,
    name,
    summary,
    who,
    body: "json",
    accepts: form,
    operation: graph.UfdlUpdateNodeDocument,
    variables: (ctx) => changes(ctx, form),
    respond: ({ updateNode }) => node(updateNode.node),
    failures: [notPermitted, nameTaken],
    refused: unknownHardware,
    differences: { ...noNull, ...needsUser, ...nameTakenSentence },
  });
}

const list = operation({
  ...listOf(nodeFields, "The nodes.", node.schema),
  name: "nodes.list",
  summary: "The nodes that a filter lets through.",
  operation: graph.UfdlListNodesDocument,
  respond: ({ computeNodes }) => computeNodes.nodes.map(node),
});

const create = operation({
  name: "nodes.create",
  summary: "Registers a node.",
  body: "json",
  accepts: nodeForm,
  operation: graph.UfdlCreateNodeDocument,
  variables: (ctx) => ({ input: nodeInput(fieldsOf(ctx, nodeForm)) }),
  response: { ...response, status: 201 },
  respond: ({ registerNode }) => node(registerNode.node),
  failures: [nameTaken],
  refused: unknownHardware,
  differences: { ...noNull, ...nameTakenSentence },
});

const ping = operation({
  name: "nodes.ping",
  summary: "Tells that the node lives.",
  who: "an admin, or any node",
  permission: { right: "node.ping", node: true },
  operation: graph.UfdlPingDocument,
  variables: () => ({}),
  response: { status: 200, description: "Nothing." },
  differences: needsUser,
});

const retrieve = operation({
  ...onNode,
  name: "nodes.retrieve",
  summary: "One node.",
  operation: graph.UfdlRetrieveNodeDocument,
  respond: ({ computeNode }) => node(foundNode(computeNode)),
});

const destroy = operation({
  ...onNode,
  name: "nodes.destroy",
  summary: "Removes a node; what it works on goes back to the queue.",
  who,
  operation: graph.UfdlDestroyNodeDocument,
  response: { status: 204, description: "Nothing." },
  failures: [notPermitted],
  differences: {
    ...needsUser,
    "The node is removed, also when jobs speak of it; what it works on goes back to the queue.":
      "The original answers 204 and does nothing then (section 4).",
  },
});

export function nodeRoutes(router: UfdlRouter): void {
  router.post("/v1/nodes/list", list);
  router.post("/v1/nodes/create", create);
  router.get("/v1/nodes/ping", ping);
  router.get("/v1/nodes/:pk", retrieve);
  router.put(
    "/v1/nodes/:pk",
    update("nodes.update", "Changes a node; ip, index and cpu_mem must be there.", nodeForm),
  );
  router.patch(
    "/v1/nodes/:pk",
    update("nodes.partial_update", "Changes what is given of a node.", nodeForm.partial()),
  );
  router.delete("/v1/nodes/:pk", destroy);
}
