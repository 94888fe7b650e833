import { z } from "zod";
import type { ScaleStatusQuery } from "../operations.generated.ts";
import { instant } from "../shared.ts";
import { writeTime } from "../time.ts";

const state = z.object({ name: z.string(), title: z.string(), description: z.string() });
const resource = z.object({
  offered: z.int(),
  total: z.int(),
  running: z.int(),
  free: z.int(),
  unavailable: z.int(),
});
const resources = z.object({ mem: resource, gpus: resource, disk: resource, cpus: resource });
const executions = z.object({
  total: z.int(),
  by_job_type: z.array(z.object({ job_type_id: z.int(), count: z.int() })),
});
const none = z.array(z.never()).describe("Always empty.");

export const statusSchema = z.object({
  timestamp: instant,
  dependencies: none,
  scheduler: z.object({ state }),
  system: z.object({}),
  vault: z.object({}),
  num_offers: z.int(),
  resources,
  job_types: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      version: z.string(),
      title: z.string(),
      description: z.string(),
      is_system: z.boolean(),
      icon_code: z.null(),
    }),
  ),
  nodes: z.array(
    z.object({
      id: z.int(),
      hostname: z.string(),
      agent_id: z.string(),
      is_active: z.boolean(),
      state,
      errors: none,
      warnings: none,
      num_offers: z.int(),
      resources: resources.optional().describe("Absent for a node that is offline."),
      job_executions: z.object({
        running: executions,
        completed: executions,
        failed: z.object({ total: z.int(), data: executions, algorithm: executions, system: executions }),
      }),
    }),
  ),
});

export const schedulerSchema = z.object({
  is_paused: z.boolean(),
  num_message_handlers: z.int(),
  system_logging_level: z.string(),
  queue_mode: z.string(),
});

export const versionSchema = z.object({ version: z.string() });

type Row = ScaleStatusQuery["computeNodes"]["nodes"][number];
type Template = NonNullable<Row["currentJob"]>["template"];
type Resource = z.infer<typeof resource>;

const states = {
  DEPRECATED: ["Deprecated", "The node is no longer part of the cluster and takes no jobs."],
  OFFLINE: ["Offline", "The node has not been heard from for a minute."],
  PAUSED: ["Paused", "The node takes no new jobs; what it runs goes on."],
  READY: ["Ready", "The node takes jobs."],
} as const;

/** The first of the original's states that fits and that this gateway can tell (docs/apis/scale.md section A7). */
function stateOf({ active, online, paused }: Row) {
  const name = !active ? "DEPRECATED" : !online ? "OFFLINE" : paused ? "PAUSED" : "READY";
  const [title, description] = states[name];
  return { name, title, description };
}

const mebi = 2 ** 20;

/** Megabytes and cards as far as the node told them; nothing of an offline node, as in the original. */
function resourcesOf({ cpuMemory, gpuMemory, totalMemory, freeMemory, currentJob }: Row) {
  const of = (total: number, free: number): Resource => ({
    offered: 0,
    total,
    running: Math.max(0, total - free),
    free,
    unavailable: 0,
  });
  const memory = Number(totalMemory) || Math.round(Number(cpuMemory ?? 0) / mebi);
  const free = Number(totalMemory) ? Number(freeMemory) : currentJob ? 0 : memory;
  const cards = gpuMemory === null ? 0 : 1;
  return {
    mem: of(memory, free),
    gpus: of(cards, currentJob ? 0 : cards),
    disk: of(0, 0),
    cpus: of(0, 0),
  };
}

function sum(parts: readonly Resource[]): Resource {
  const add = (key: keyof Resource) => parts.reduce((total, part) => total + part[key], 0);
  return Object.fromEntries(resource.keyof().options.map((key) => [key, add(key)])) as Resource;
}

const executionsOf = (total: number, byJobType: z.infer<typeof executions>["by_job_type"] = []) => ({
  total,
  by_job_type: byJobType,
});

/** Every part must be there: the original's page throws without (docs/apis/scale.md section A8). */
function jobExecutionsOf({ currentJob, finished, errors }: Row) {
  return {
    running: currentJob
      ? executionsOf(1, [{ job_type_id: currentJob.template.number, count: 1 }])
      : executionsOf(0),
    completed: executionsOf(finished),
    failed: {
      total: errors,
      data: executionsOf(0),
      algorithm: executionsOf(errors),
      system: executionsOf(0),
    },
  };
}

function jobType({ number: pk, name, version, description, workable }: Template) {
  return {
    id: pk,
    name,
    version: String(version),
    title: name,
    description,
    is_system: !workable,
    icon_code: null,
  };
}

/** The cluster as the original's scheduler tells it every few seconds; here it is made when asked for. */
export function status({ gateway, computeNodes: { nodes } }: ScaleStatusQuery) {
  const running = nodes.flatMap(({ currentJob }) => currentJob?.template ?? []);
  const types = [...new Map(running.map((template) => [template.number, template])).values()];
  const online = nodes.filter((row) => row.online).map(resourcesOf);
  const total = (of: keyof z.infer<typeof resources>) => sum(online.map((one) => one[of]));
  return {
    timestamp: writeTime(gateway.now),
    dependencies: [],
    scheduler: { state: { name: "READY", title: "Ready", description: "Jobs are handed out." } },
    system: {},
    vault: {},
    num_offers: 0,
    resources: { mem: total("mem"), gpus: total("gpus"), disk: total("disk"), cpus: total("cpus") },
    job_types: types.map(jobType),
    nodes: nodes.map((row) => ({
      id: row.number,
      hostname: row.hostname ?? row.name,
      agent_id: "",
      is_active: row.active,
      state: stateOf(row),
      errors: [],
      warnings: [],
      num_offers: 0,
      ...(row.online ? { resources: resourcesOf(row) } : {}),
      job_executions: jobExecutionsOf(row),
    })),
  };
}
