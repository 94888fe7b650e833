import { z } from "zod";
import * as graph from "../operations.generated.ts";
import { operation, type ScaleRouter } from "../route.ts";
import { parametersWith, versioned } from "../shared.ts";
import { scheduler, status } from "./schemas.ts";

/** The most nodes in the status. */
const nodesAtMost = 10_000;
const parameters = parametersWith();

const statusRoute = operation({
  name: "status",
  summary: "How the cluster stands",
  description: "Its nodes with their state, what they run and have run, and their resources.",
  parameters,
  operation: graph.ScaleStatusDocument,
  variables: () => ({ first: nodesAtMost }),
  response: { status: 200, description: "The cluster now.", schema: status.schema },
  respond: status,
  differences: {
    "Made when asked for, and therefore never missing and never old.":
      "There is no scheduler process that writes it; the original's 503s can't happen.",
  },
});

const schedulerRoute = operation({
  name: "scheduler",
  summary: "The scheduler's settings",
  parameters,
  operation: graph.ScaleSchedulerDocument,
  variables: () => ({}),
  response: { status: 200, description: "The settings.", schema: scheduler.schema },
  respond: scheduler,
  differences: {
    "Always the same, and not to be changed.":
      "Gantry has no scheduler that could be paused as a whole; nodes and jobs are.",
  },
});

const version = operation({
  name: "version",
  summary: "The version that serves",
  parameters,
  operation: graph.ScaleVersionDocument,
  variables: () => ({}),
  response: { status: 200, description: "Gantry's version.", schema: z.object({ version: z.string() }) },
  respond: ({ gateway }) => ({ version: gateway.version }),
});

export function statusRoutes(router: ScaleRouter): void {
  router.get(versioned("/status/"), statusRoute);
  router.get(versioned("/scheduler/"), schedulerRoute);
  router.get(versioned("/version/"), version);
}
