import {
  ScaleSchedulerDocument,
  ScaleStatusDocument,
  ScaleVersionDocument,
} from "../operations.generated.ts";
import { status } from "../statusShape.ts";
import { object, scale } from "./common.ts";

/** Nodes that the status shows; the original's page draws each of them. */
const nodesAtMost = 10_000;

export const statusRoutes = [
  scale({
    name: "status",
    method: "GET",
    at: "/status/",
    summary: "How the cluster stands",
    description: "Its nodes with their state, what they run and have run, and their resources.",
    operation: ScaleStatusDocument,
    variables: () => ({ first: nodesAtMost }),
    shape: status,
    status: 200,
    answers: {
      description: "The cluster now.",
      schema: object({
        timestamp: { type: "string", format: "date-time" },
        num_offers: { type: "integer" },
        resources: { type: "object" },
        job_types: { type: "array", items: { type: "object" } },
        nodes: {
          type: "array",
          items: object({
            id: { type: "integer" },
            hostname: { type: "string" },
            is_active: { type: "boolean" },
            state: object({
              name: { type: "string" },
              title: { type: "string" },
              description: { type: "string" },
            }),
            job_executions: object({
              running: { type: "object" },
              completed: { type: "object" },
              failed: { type: "object" },
            }),
          }),
        },
      }),
    },
    differences: [
      {
        what: "Made when asked for, and therefore never missing and never old.",
        why: "There is no scheduler process that writes it; the original's 503s can't happen.",
      },
    ],
  }),
  scale({
    name: "scheduler",
    method: "GET",
    at: "/scheduler/",
    summary: "The scheduler's settings",
    operation: ScaleSchedulerDocument,
    variables: () => ({}),
    shape: () => ({
      is_paused: false,
      num_message_handlers: 0,
      system_logging_level: "INFO",
      queue_mode: "FIFO",
    }),
    status: 200,
    answers: {
      description: "The settings.",
      schema: object({
        is_paused: { type: "boolean" },
        num_message_handlers: { type: "integer" },
        system_logging_level: { type: "string" },
        queue_mode: { type: "string" },
      }),
    },
    differences: [
      {
        what: "Always the same, and not to be changed.",
        why: "Gantry has no scheduler that could be paused as a whole; nodes and jobs are.",
      },
    ],
  }),
  scale({
    name: "version",
    method: "GET",
    at: "/version/",
    summary: "The version that serves",
    operation: ScaleVersionDocument,
    variables: () => ({}),
    shape: ({ gateway }) => ({ version: gateway.version }),
    status: 200,
    answers: { description: "Gantry's version.", schema: object({ version: { type: "string" } }) },
  }),
];
