import { z } from "zod";
import { instant, view } from "../../schemas.ts";
import type { ScaleStatusQuery } from "../operations.generated.ts";
import { writeTime } from "../time.ts";

type Row = ScaleStatusQuery["computeNodes"]["nodes"][number];
type Template = NonNullable<Row["currentJob"]>["template"];

const none = z.array(z.never()).describe("Always empty.");
const state = z.object({ name: z.string(), title: z.string(), description: z.string() });
const states = {
  DEPRECATED: ["Deprecated", "The node is no longer part of the cluster and takes no jobs."],
  OFFLINE: ["Offline", "The node has not been heard from for a minute."],
  PAUSED: ["Paused", "The node takes no new jobs; what it runs goes on."],
  READY: ["Ready", "The node takes jobs."],
} as const;

/** The first of the original's states that applies, of those that Gantry can tell (docs/apis/scale.md section A7). */
function stateOf({ active, online, paused }: Row) {
  const name = !active ? "DEPRECATED" : !online ? "OFFLINE" : paused ? "PAUSED" : "READY";
  const [title, description] = states[name];
  return { name, title, description };
}

const resource = z.object({
  offered: z.int(),
  total: z.int(),
  running: z.int(),
  free: z.int(),
  unavailable: z.int(),
});
const resources = z.object({ mem: resource, gpus: resource, disk: resource, cpus: resource });
type Resources = z.infer<typeof resources>;

const resourceOf = (total: number, free: number) => ({
  offered: 0,
  total,
  running: Math.max(0, total - free),
  free,
  unavailable: 0,
});
const mebi = 2 ** 20;

/** Megabytes and cards as far as the node has reported them. */
function resourcesOf({ cpuMemory, gpuMemory, totalMemory, freeMemory, currentJob }: Row): Resources {
  const memory = Number(totalMemory) || Math.round(Number(cpuMemory ?? 0) / mebi);
  const free = Number(totalMemory) ? Number(freeMemory) : currentJob ? 0 : memory;
  const cards = gpuMemory === null ? 0 : 1;
  return {
    mem: resourceOf(memory, free),
    gpus: resourceOf(cards, currentJob ? 0 : cards),
    disk: resourceOf(0, 0),
    cpus: resourceOf(0, 0),
  };
}

/** The resources of all nodes that are online. */
function clusterResources(nodes: readonly Row[]): Resources {
  const online = nodes.filter((row) => row.online).map(resourcesOf);
  const sum = (kind: keyof Resources) => {
    const add = (key: keyof Resources["mem"]) => online.reduce((total, one) => total + one[kind][key], 0);
    return Object.fromEntries(resource.keyof().options.map((key) => [key, add(key)])) as Resources["mem"];
  };
  return { mem: sum("mem"), gpus: sum("gpus"), disk: sum("disk"), cpus: sum("cpus") };
}

const executions = z.object({
  total: z.int(),
  by_job_type: z.array(z.object({ job_type_id: z.int(), count: z.int() })),
});
const jobExecutions = z.object({
  running: executions,
  completed: executions,
  failed: z.object({ total: z.int(), data: executions, algorithm: executions, system: executions }),
});

/** Every part must be there: the original's page throws without (docs/apis/scale.md section A8). */
function jobExecutionsOf({ currentJob, finished, errors }: Row) {
  const count = (total: number) => ({ total, by_job_type: [] });
  const running = { total: 1, by_job_type: [{ job_type_id: currentJob?.template.number ?? 0, count: 1 }] };
  return {
    running: currentJob ? running : count(0),
    completed: count(finished),
    failed: { total: errors, data: count(0), algorithm: count(errors), system: count(0) },
  };
}

const node = view<Row>()({
  id: [z.int(), (row) => row.number],
  hostname: [z.string(), (row) => row.hostname ?? row.name],
  agent_id: [z.string(), () => ""],
  is_active: [z.boolean(), (row) => row.active],
  state: [state, stateOf],
  errors: [none, () => []],
  warnings: [none, () => []],
  num_offers: [z.int(), () => 0],
  resources: [
    resources.optional().describe("Absent for a node that is offline."),
    (row) => (row.online ? resourcesOf(row) : undefined),
  ],
  job_executions: [jobExecutions, jobExecutionsOf],
});

const jobType = view<Template>()({
  id: [z.int(), ({ number }) => number],
  name: [z.string(), ({ name }) => name],
  version: [z.string(), ({ version }) => String(version)],
  title: [z.string(), ({ name }) => name],
  description: [z.string(), ({ description }) => description],
  is_system: [z.boolean(), ({ workable }) => !workable],
  icon_code: [z.null(), () => null],
});

/** The types of the jobs that nodes work on, each once. */
function jobTypesOf(nodes: readonly Row[]) {
  const templates = nodes.flatMap(({ currentJob }) => currentJob?.template ?? []);
  return [...new Map(templates.map((template) => [template.number, template])).values()].map(jobType);
}

/** The status of the cluster (docs/apis/scale.md section A8). */
export const status = view<ScaleStatusQuery>()({
  timestamp: [instant, ({ gateway }) => writeTime(gateway.now)],
  dependencies: [none, () => []],
  scheduler: [
    z.object({ state }),
    () => ({ state: { name: "READY", title: "Ready", description: "Jobs are handed out." } }),
  ],
  system: [z.object({}), () => ({})],
  vault: [z.object({}), () => ({})],
  num_offers: [z.int(), () => 0],
  resources: [resources, ({ computeNodes }) => clusterResources(computeNodes.nodes)],
  job_types: [z.array(jobType.schema), ({ computeNodes }) => jobTypesOf(computeNodes.nodes)],
  nodes: [z.array(node.schema), ({ computeNodes }) => computeNodes.nodes.map(node)],
});

export const scheduler = view<unknown>()({
  is_paused: [z.boolean(), () => false],
  num_message_handlers: [z.int(), () => 0],
  system_logging_level: [z.string(), () => "INFO"],
  queue_mode: [z.string(), () => "FIFO"],
});
