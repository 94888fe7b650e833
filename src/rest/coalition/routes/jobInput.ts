import type { JsonSchema } from "../../legacyRecord.ts";
import { ids, text } from "./common.ts";

/** A number, or a text of digits as the page's forms send it. */
const number: JsonSchema = { type: ["integer", "string"] };

const told = (description: string, schema: JsonSchema = text): JsonSchema => ({ ...schema, description });

const both = {
  title: text,
  command: told("Empty makes a group."),
  dir: told("Where the command runs."),
  environment: told("NAME=value, parted by a backslash and an n."),
  env: told("The same; the page sends this."),
  timeout: told("Seconds of work allowed; 0 for no limit.", number),
  priority: told("Held to 0..255.", number),
  retry: told("How often it is tried again after an error.", number),
  affinity: told("A comma list of names or #n; an unknown name takes a free slot."),
  user: text,
  url: told("Shown as a link."),
  progress_pattern: told("%percent or %one in a regular expression; PROGRESS:%percent when empty."),
  parent: told("The group's number; 0 for the top.", number),
  dependencies: { anyOf: [ids, told("All numbers in it.")], description: "The jobs it waits for." },
  paused: { type: ["boolean", "integer", "string"], description: "Holds it back." },
} as const satisfies Record<string, JsonSchema>;

/** What PUT /api/jobs takes. */
export const newJobSchema: JsonSchema = {
  type: "object",
  properties: { ...both, state: told("PAUSED holds it back; anything else is passed over.") },
};

/** What POST /api/jobs takes: jobs' numbers, each with what is to change. */
export const jobEditsSchema: JsonSchema = {
  type: "object",
  additionalProperties: {
    type: "object",
    properties: {
      ...both,
      state: { type: "string", enum: ["WAITING", "PENDING", "PAUSED", "FINISHED", "ERROR", ""] },
    },
    additionalProperties: false,
  },
};
