import type { Answer } from "../../answer.ts";
import type { Tools } from "../../tools.ts";
import { parameter } from "../body.ts";
import { problem } from "../errors.ts";
import type { NodepoolExchange } from "../exchange.ts";
import {
  NodepoolDeleteNodeDocument,
  NodepoolHoldNodeDocument,
  NodepoolNodeDocument,
  NodepoolNodesDocument,
  NodepoolReadyNodeDocument,
} from "../operations.generated.ts";
import { node } from "../shape.ts";
import {
  formOf,
  head,
  id,
  idOf,
  listOf,
  nodepool,
  nodeSchema,
  nothing,
  rowsAtMost,
  standing,
  stateWord,
} from "./common.ts";

const unknown = "Node id not found";
/** UFDL's ping stands beside the nodes' numbers, and is no number. */
const nodeId = idOf("The node's number.", "(?!ping/?$)[^/]+");
const notFound = { status: 404, when: `there is no such node: \`${unknown}\``, code: "NOT_FOUND" };

/** The number's complaint comes before the state's (docs/apis/nodepool.md section B2). */
async function setState(exchange: NodepoolExchange, { run }: Tools): Promise<Answer> {
  const pk = id(exchange, unknown);
  standing((await run(NodepoolNodeDocument, { pk })).computeNode, unknown);
  const state = parameter(exchange, "state");
  if (state === "hold") await run(NodepoolHoldNodeDocument, { pk });
  else if (state === "ready") await run(NodepoolReadyNodeDocument, { pk });
  else throw problem(400, "Node state not permitted");
  return { status: 200, body: null };
}

export const nodeRoutes = [
  nodepool({
    name: "nodes.list",
    method: "GET",
    path: "/v1/nodes",
    summary: "List nodes",
    description: "All nodes, by provider and label.",
    operation: NodepoolNodesDocument,
    variables: () => ({ first: rowsAtMost }),
    shape: ({ computeNodes }) => computeNodes.nodes.map(node),
    status: 200,
    answers: { description: "The nodes.", schema: listOf(nodeSchema) },
    differences: [stateWord, head],
  }),
  nodepool({
    name: "nodes.get",
    method: "GET",
    path: "/v1/nodes/{id}",
    summary: "One node",
    parameters: { id: nodeId },
    operation: NodepoolNodeDocument,
    variables: (exchange) => ({ pk: id(exchange, unknown) }),
    shape: ({ computeNode }) => node(standing(computeNode, unknown)),
    status: 200,
    answers: { description: "The node.", schema: nodeSchema },
    failures: [notFound],
    differences: [stateWord, head],
  }),
  nodepool({
    name: "nodes.update",
    method: "PUT",
    path: "/v1/nodes/{id}",
    summary: "Hold a node, or make it ready",
    description: "`hold` from every state; `ready` only from `hold`.",
    parameters: { id: nodeId },
    body: "form",
    accepts: formOf("state", { type: "string", enum: ["hold", "ready"] }),
    operation: NodepoolHoldNodeDocument,
    others: [NodepoolReadyNodeDocument, NodepoolNodeDocument],
    variables: (exchange) => ({ pk: id(exchange, unknown) }),
    shape: () => null,
    handle: setState,
    status: 200,
    answers: { description: "Done: the word `null`.", schema: nothing },
    failures: [
      notFound,
      {
        status: 400,
        when: "the state is missing, another or not to be had: `Request body parameter 'state' missing`, `Node state not permitted`, `State 'ready' can only be set on nodes in 'hold' state`",
        code: "NODE_NOT_HELD",
      },
    ],
  }),
  nodepool({
    name: "nodes.delete",
    method: "DELETE",
    path: "/v1/nodes/{id}",
    summary: "Give a node up",
    description:
      "It takes no more jobs and stays readable in state delete until the reaper removes it (NODEPOOL_REAP_AFTER).",
    parameters: { id: nodeId },
    operation: NodepoolDeleteNodeDocument,
    variables: (exchange) => ({ pk: id(exchange, unknown) }),
    shape: () => undefined,
    status: 204,
    answers: { description: "Done; no body." },
    failures: [notFound],
  }),
];
