import { builder } from "../builder.ts";
import { numbersOf, optionalNumberOf } from "../ids.ts";
import { TypedValueInput } from "../template/values.ts";

type InputBuilder = Parameters<Parameters<typeof builder.inputType>[1]["fields"]>[0];

/** What a job of any kind may be given. */
export function common(t: InputBuilder) {
  return {
    title: t.string({ description: "For people; may be empty." }),
    parent: t.id({ description: "The group to put it in, by id or number; null for the top." }),
    priority: t.int({ description: "0 to 255, held to that; the greatest first. 0 by default." }),
    affinity: t.string({
      description:
        "Comma list of affinity names, or #1 to #63, that a node must have. Names not known yet are made.",
    }),
    timeout: t.int({ description: "Seconds of work allowed per attempt; 0 for no limit." }),
    lease: t.int({
      description:
        "Seconds for which its holder may be silent before it loses the job; 0 for the setting of the API through which it is taken. Counts from the next acquire on. A template's jobs have the template's by default.",
    }),
    retry: t.int({ description: "How often it is tried again by itself after an error. 0 by default." }),
    dependencies: t.idList({ description: "The jobs that must be finished first, each by id or number." }),
    onBehalfOf: t.string({ description: "Whom it runs for, a free text." }),
    url: t.string({ description: "Where people find more about it." }),
    progressPattern: t.string({ description: "How a worker finds progress in the log." }),
  };
}

/** What a command is. */
export function command(t: InputBuilder) {
  return {
    command: t.string({ description: "A shell command; none makes a group of jobs." }),
    dir: t.string({ description: "Its working directory." }),
    environment: t.string({ description: "Its environment, as text." }),
  };
}

export const CommandJobInput = builder.inputType("CommandJobInput", {
  description: "A new job that is a shell command, or a group.",
  fields: (t) => ({
    ...command(t),
    ...common(t),
    paused: t.boolean({ description: "Made as paused, and blocked until it is resumed." }),
  }),
});

export const JobChanges = builder.inputType("JobChanges", {
  description: "What to change of a job. What is left out stays as it is.",
  fields: (t) => ({ ...command(t), ...common(t) }),
});

export const TemplateJobInput = builder.inputType("TemplateJobInput", {
  description: "A new job made from a template (UFDL).",
  fields: (t) => ({
    template: t.id({ required: true, description: "The template, by id or number." }),
    inputValues: t.field({
      type: [TypedValueInput],
      required: true,
      description: "One for each of the template's inputs. Names the template does not know are dropped.",
    }),
    parameterValues: t.field({
      type: [TypedValueInput],
      description: "Those that have no default, and those that are to have another value.",
    }),
    notifications: t.field({ type: "JSON", description: "UFDL's actions by transition, kept as given." }),
    ...common(t),
    paused: t.boolean({ description: "Made as paused, and blocked until it is resumed." }),
  }),
});

interface Sent {
  onBehalfOf?: string | null | undefined;
  parent?: string | null | undefined;
  dependencies?: readonly string[] | null | undefined;
}

/** An input as the domain takes it: the jobs that it names by their numbers. What was left out stays so. */
export function jobInput<Input extends Sent>({ onBehalfOf, parent, dependencies, ...rest }: Input) {
  return {
    ...rest,
    ...(onBehalfOf === undefined ? {} : { user: onBehalfOf }),
    ...(parent === undefined ? {} : { parent: optionalNumberOf("Job", parent, "parent") }),
    ...(dependencies === undefined
      ? {}
      : { dependencies: dependencies && numbersOf("Job", dependencies, "dependencies") }),
  };
}
