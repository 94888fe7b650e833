import { z } from "zod";
import { foundNode, keyOf } from "../../django.ts";
import type { Failure } from "../../metadata.ts";
import { pathNumber, queryValue } from "../../schemas.ts";
import * as graph from "../operations.generated.ts";
import { handler, operation, type ScaleRouter } from "../route.ts";
import { parametersWith, versioned } from "../shared.ts";
import { listDifferences, updateDifferences } from "./differences.ts";
import { listNodes } from "./list.ts";
import { patchSchema, readPatch } from "./patch.ts";
import { node, nodeListSchema } from "./schemas.ts";

const parameters = parametersWith({ id: pathNumber("The node's number.") });
const instant =
  "An ISO 8601 datetime with `Z` or `+` in it, or a duration such as PT3H0M0S that lies before now. Bounds last_modified, inclusive.";
const unknown: Failure = { status: 404, when: "there is no such node: `Not found.`", code: "NOT_FOUND" };

const list = handler({
  name: "nodes.list",
  viewName: "Nodes",
  summary: "List nodes",
  description: "A page of the nodes, by default those first that changed longest ago.",
  parameters: parametersWith({
    page: queryValue("From 1, or `last`.", "1"),
    page_size: queryValue("1 to 1,000; 100 by default, and for what is no size.", "100"),
    started: queryValue(instant, "2015-01-01T00:00:00Z"),
    ended: queryValue(instant, "PT3H0M0S"),
    order: queryValue(
      "A field, with a dash before it for the other way; repeated to sort by several.",
      "-created",
      z.array(z.string()),
    ),
    is_active: queryValue("true, t, 1, false, f or 0, in any case.", "true"),
  }),
  operations: [graph.ScaleNodesDocument, graph.ScaleNodeCountDocument, graph.ScaleNodeKeysDocument],
  handle: async (ctx) => ({ status: 200, body: await listNodes(ctx) }),
  response: { status: 200, description: "A page of nodes.", schema: nodeListSchema },
  failures: [
    {
      status: 400,
      when: 'a parameter is bad: `Invalid ISO timestamp format for parameter: started`, `Start and end values must be different`, `Start time must come before end time`, `Parameter must be a valid boolean: "is_active"`, `Invalid field for parameter: order (...)`',
    },
    { status: 404, when: "there is no such page: `Invalid page.`" },
  ],
  differences: listDifferences,
});

const details = operation({
  name: "nodes.details",
  viewName: "Node Details",
  summary: "Node details",
  parameters,
  operation: graph.ScaleNodeDetailsDocument,
  variables: (ctx) => ({ pk: keyOf(ctx.params.id) }),
  response: { status: 200, description: "The node.", schema: node.schema },
  respond: ({ computeNode }) => node(foundNode(computeNode)),
  failures: [unknown],
});

const update = operation({
  name: "nodes.update",
  summary: "Update a node",
  description: "Changes what is given. Ending a pause empties its reason.",
  parameters,
  body: "json",
  accepts: patchSchema,
  operation: graph.ScaleUpdateNodeDocument,
  // An error of the body comes before one of the number.
  variables: (ctx) => ({ ...readPatch(ctx.state.body), pk: keyOf(ctx.params.id) }),
  response: { status: 204, description: "Done; no body." },
  failures: [
    {
      status: 400,
      when: 'the body does not fit: the JSON texts `"Unexpected fields: a, b"` and `"No fields specified for update."`, or a `detail`',
    },
    unknown,
  ],
  differences: updateDifferences,
});

export function nodeRoutes(router: ScaleRouter): void {
  router.get(versioned("/nodes/"), list);
  router.get(versioned("/nodes/:id/"), details);
  router.patch(versioned("/nodes/:id/"), update);
}
