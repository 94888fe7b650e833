import type { z } from "zod";
import { permit } from "../../../domain/rights.ts";
import type { RouteError } from "../../../graph/execute.ts";
import { run } from "../../context.ts";
import type { Difference, Failure } from "../../metadata.ts";
import { inOrder } from "../../route.ts";
import { fieldsOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { nodeFields } from "../filters/fields.ts";
import { listOf } from "../filters/list.ts";
import {
  UfdlCreateNodeDocument,
  UfdlDestroyNodeDocument,
  UfdlListNodesDocument,
  UfdlPingDocument,
  UfdlRetrieveNodeDocument,
  UfdlUpdateNodeDocument,
} from "../operations.generated.ts";
import { operation, type UfdlContext, type UfdlRouter } from "../route.ts";
import { unknownKey } from "../serializer.ts";
import { byPk, found, needsUser, noNull, pk } from "../shared.ts";
import { node, nodeForm, nodeInput, nodeSchema } from "./schemas.ts";

const who = "an admin, or the node itself";
const response = { status: 200, description: "The node.", schema: nodeSchema };
const onNode = { ...byPk("The node's number."), response };
const notPermitted: Failure = {
  status: 403,
  when: "neither an admin nor the node itself",
  code: "FORBIDDEN",
};
const nameTaken: Failure = { status: 400, when: "another node has this ip and index", code: "NAME_TAKEN" };
const nameTakenSentence: Difference = {
  what: "Another node's ip and index are a 400 with a sentence.",
  why: "The original repeats its database's words when the node is new, and crashes with a 500 when it is changed (section 4).",
};

/** A removed node is none to UFDL. */
function existing<N extends { removedAt: string | null }>(node: N | null): N {
  return found(node?.removedAt === null ? node : null);
}

function unknownHardware({ code, detail }: RouteError) {
  if (code === "NOT_FOUND" && detail.kind === "hardware") {
    return invalid({ hardware_generation: [unknownKey(detail.key)] });
  }
}

/** An unknown node, and a missing right on it, are complained of before the fields. */
async function changes(ctx: UfdlContext, form: z.ZodType<Partial<z.output<typeof nodeForm>>>) {
  const number = pk(ctx);
  const read = () => nodeInput(fieldsOf(ctx, form));
  const input = await inOrder(read, async () => {
    existing((await run(ctx, UfdlRetrieveNodeDocument, { pk: number })).computeNode);
    permit(ctx.state.actor, "node.update", { node: { id: number } }, ["OPERATOR", "SELF"]);
  });
  return { pk: number, input };
}

function update(name: string, summary: string, form: Parameters<typeof changes>[1]) {
  return operation({
    ...onNode,
    name,
    summary,
    who,
    body: "json",
    accepts: form,
    operation: UfdlUpdateNodeDocument,
    variables: (ctx) => changes(ctx, form),
    respond: ({ updateNode }) => node(updateNode.node),
    failures: [notPermitted, nameTaken],
    refused: unknownHardware,
    differences: [noNull, needsUser, nameTakenSentence],
  });
}

export function nodeRoutes(router: UfdlRouter): void {
  router.post(
    "/v1/nodes/list",
    operation({
      ...listOf(nodeFields, "The nodes.", nodeSchema),
      name: "nodes.list",
      summary: "The nodes that a filter lets through.",
      operation: UfdlListNodesDocument,
      respond: ({ computeNodes }) => computeNodes.nodes.map(node),
    }),
  );

  router.post(
    "/v1/nodes/create",
    operation({
      name: "nodes.create",
      summary: "Registers a node.",
      body: "json",
      accepts: nodeForm,
      operation: UfdlCreateNodeDocument,
      variables: (ctx) => ({ input: nodeInput(fieldsOf(ctx, nodeForm)) }),
      response: { ...response, status: 201 },
      respond: ({ registerNode }) => node(registerNode.node),
      failures: [nameTaken],
      refused: unknownHardware,
      differences: [noNull, nameTakenSentence],
    }),
  );

  router.get(
    "/v1/nodes/ping",
    operation({
      name: "nodes.ping",
      summary: "Tells that the node lives.",
      who: "an admin, or any node",
      permission: { right: "node.ping", node: true },
      operation: UfdlPingDocument,
      variables: () => ({}),
      response: { status: 200, description: "Nothing." },
      differences: [needsUser],
    }),
  );

  router.get(
    "/v1/nodes/:pk",
    operation({
      ...onNode,
      name: "nodes.retrieve",
      summary: "One node.",
      operation: UfdlRetrieveNodeDocument,
      respond: ({ computeNode }) => node(existing(computeNode)),
    }),
  );

  router.put(
    "/v1/nodes/:pk",
    update("nodes.update", "Changes a node; ip, index and cpu_mem must be there.", nodeForm),
  );
  router.patch(
    "/v1/nodes/:pk",
    update("nodes.partial_update", "Changes what is given of a node.", nodeForm.partial()),
  );

  router.delete(
    "/v1/nodes/:pk",
    operation({
      ...onNode,
      name: "nodes.destroy",
      summary: "Removes a node; what it works on goes back to the queue.",
      who,
      operation: UfdlDestroyNodeDocument,
      response: { status: 204, description: "Nothing." },
      failures: [notPermitted],
      differences: [
        needsUser,
        {
          what: "The node is removed, also when jobs speak of it; what it works on goes back to the queue.",
          why: "The original answers 204 and does nothing then (section 4).",
        },
      ],
    }),
  );
}
