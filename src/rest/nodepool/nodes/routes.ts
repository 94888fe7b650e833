import { z } from "zod";

import { type FacadeContext, type FacadeRouter, run } from "../../context.ts";
import { handler, operation, readAfter } from "../../route.ts";
import { parametersOf } from "../body.ts";
import * as graph from "../operations.generated.ts";
import { byId, found, id, readDifferences, rowsAtMost, withJson } from "../shared.ts";
import { node, stateForm } from "./schemas.ts";

const unknown = "Node id not found";
const onNode = byId("node", unknown);

async function setState(ctx: FacadeContext) {
  const pk = id(ctx, unknown);
  const { state } = await readAfter(
    async () => found((await run(ctx, graph.NodepoolNodeDocument, { pk })).computeNode, unknown),
    () => parametersOf(ctx, stateForm),
  );
  if (state === "hold") await run(ctx, graph.NodepoolHoldNodeDocument, { pk });
  else await run(ctx, graph.NodepoolReadyNodeDocument, { pk });
  return { status: 200, body: null };
}

const list = operation({
  name: "nodes.list",
  summary: "List nodes",
  description: "All nodes, by provider and label.",
  operation: graph.NodepoolNodesDocument,
  variables: () => ({ first: rowsAtMost }),
  response: { status: 200, description: "The nodes.", schema: z.array(node.schema) },
  respond: ({ computeNodes }) => computeNodes.nodes.map(node),
  differences: readDifferences,
});

const get = operation({
  ...onNode,
  name: "nodes.get",
  summary: "One node",
  operation: graph.NodepoolNodeDocument,
  response: { status: 200, description: "The node.", schema: node.schema },
  respond: ({ computeNode }) => node(found(computeNode, unknown)),
  differences: readDifferences,
});

const update = handler({
  name: "nodes.update",
  summary: "Hold a node, or make it ready",
  description: "`hold` from every state; `ready` only from `hold`.",
  parameters: onNode.parameters,
  body: "form",
  accepts: stateForm,
  operations: [graph.NodepoolHoldNodeDocument, graph.NodepoolReadyNodeDocument, graph.NodepoolNodeDocument],
  handle: setState,
  response: { status: 200, description: "Done: the word `null`.", schema: z.null() },
  failures: [
    ...onNode.failures,
    {
      status: 400,
      when: "the state is missing, another or not to be had: `Request body parameter 'state' missing`, `Node state not permitted`, `State 'ready' can only be set on nodes in 'hold' state`",
      code: "NODE_NOT_HELD",
    },
  ],
});

const remove = operation({
  ...onNode,
  name: "nodes.delete",
  summary: "Give a node up",
  description:
    "It takes no more jobs and stays readable in state delete until the reaper removes it (NODEPOOL_REAP_AFTER).",
  operation: graph.NodepoolDeleteNodeDocument,
  response: { status: 204, description: "Done; no body." },
});

export function nodeRoutes(router: FacadeRouter): void {
  router.get(withJson("/v1/nodes"), list);
  router.get("/v1/nodes/:id", get);
  router.put("/v1/nodes/:id", update);
  router.delete("/v1/nodes/:id", remove);
}
