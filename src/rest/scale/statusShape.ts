import type { ScaleStatusQuery } from "./operations.generated.ts";
import { writeTime } from "./time.ts";

type Row = ScaleStatusQuery["computeNodes"]["nodes"][number];
type Template = NonNullable<Row["currentJob"]>["template"];

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
  const resource = (total: number, free: number) => ({
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
    mem: resource(memory, free),
    gpus: resource(cards, currentJob ? 0 : cards),
    disk: resource(0, 0),
    cpus: resource(0, 0),
  };
}

/** Every part must be there: the original's page throws without (docs/apis/scale.md section A8). */
function executionsOf({ currentJob, finished, errors }: Row) {
  const none = () => ({ total: 0, by_job_type: [] as { job_type_id: number; count: number }[] });
  return {
    running: currentJob
      ? { total: 1, by_job_type: [{ job_type_id: currentJob.template.pk, count: 1 }] }
      : none(),
    completed: { total: finished, by_job_type: [] },
    failed: {
      total: errors,
      data: none(),
      algorithm: { total: errors, by_job_type: [] },
      system: none(),
    },
  };
}

function jobType({ pk, name, version, description, workable }: Template) {
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
  const types = [...new Map(running.map((template) => [template.pk, template])).values()];
  const online = nodes.filter((row) => row.online);
  const sum = (of: "mem" | "gpus" | "disk" | "cpus") => {
    const parts = online.map((row) => resourcesOf(row)[of]);
    const add = (key: "offered" | "total" | "running" | "free" | "unavailable") =>
      parts.reduce((total, part) => total + part[key], 0);
    return {
      offered: add("offered"),
      total: add("total"),
      running: add("running"),
      free: add("free"),
      unavailable: add("unavailable"),
    };
  };
  return {
    timestamp: writeTime(gateway.now),
    dependencies: [],
    scheduler: { state: { name: "READY", title: "Ready", description: "Jobs are handed out." } },
    system: {},
    vault: {},
    num_offers: 0,
    resources: { mem: sum("mem"), gpus: sum("gpus"), disk: sum("disk"), cpus: sum("cpus") },
    job_types: types.map(jobType),
    nodes: nodes.map((row) => ({
      id: row.pk,
      hostname: row.hostname ?? row.name,
      agent_id: "",
      is_active: row.active,
      state: stateOf(row),
      errors: [],
      warnings: [],
      num_offers: 0,
      ...(row.online ? { resources: resourcesOf(row) } : {}),
      job_executions: executionsOf(row),
    })),
  };
}
