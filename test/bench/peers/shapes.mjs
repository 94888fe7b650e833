/*
 * The rows of Gantry's database as the four REST APIs show them, written by hand: what a server would do that serves
 * just this. Rows come from better-sqlite3 or from Prisma.
 */

const moment = (value) =>
  // Python leaves a fraction of 0 out.
  value === null
    ? null
    : new Date(value).toISOString().replace(/\.(\d+)Z/, (_, ms) => (ms === "000" ? "Z" : `.${ms}000Z`));

/** Coalition's GET /api/jobs/{id}, without its dependencies. */
export function coalitionJob(row) {
  return {
    id: row.id,
    parent: row.parentId ?? 0,
    title: row.title,
    command: row.command,
    dir: row.dir,
    environment: row.environment,
    state: row.state,
    paused: Number(row.paused),
    worker: row.lastNodeName,
    start_time: row.lastStartedAt === null ? 0 : Math.floor(new Date(row.lastStartedAt) / 1_000),
    duration: row.duration,
    run_done: row.runDone,
    timeout: row.timeout,
    priority: row.priority,
    affinity: row.affinity,
    affinity_bits: Number(row.affinityBits),
    user: row.user,
    finished: row.finished,
    errors: row.errors,
    working: row.working,
    total: row.total,
    total_finished: row.totalFinished,
    total_errors: row.totalErrors,
    total_working: row.totalWorking,
    url: row.url,
    progress: row.progress,
    progress_pattern: row.progressPattern,
    h_affinity: Number(row.effectiveAffinity),
    h_priority: Number.parseInt(row.priorityPath, 16),
    h_paused: Number(row.blocked),
    h_depth: row.depth,
  };
}

/** Scale's node. */
export function scaleNode(row) {
  return {
    id: row.id,
    hostname: row.hostname ?? row.name,
    pause_reason: row.pauseReason,
    is_paused: Boolean(row.paused),
    is_active: Boolean(row.active),
    deprecated: moment(row.deprecatedAt),
    created: moment(row.createdAt),
    last_modified: moment(row.updatedAt),
  };
}

/** UFDL's job; the row carries its template's name and version and its outputs as JSON. */
export function ufdlJob(row) {
  return {
    pk: row.id,
    template: { pk: row.templateId, name: row.templateName, version: row.templateVersion },
    parent: row.parentId,
    start_time: moment(row.startedAt),
    end_time: moment(row.endedAt),
    error_reason: row.errorReason,
    input_values: JSON.parse(row.inputValues),
    parameter_values: row.parameterValues === null ? command(row) : JSON.parse(row.parameterValues),
    node: row.nodeId,
    outputs: JSON.parse(row.outputs),
    description: row.title,
    is_cancelled: row.state === "CANCELLED",
    creator: row.creatorId,
    creation_time: moment(row.createdAt),
    deletion_time: moment(row.deletedAt),
  };
}

function command(row) {
  return row.command === "" ? {} : { command: { value: row.command, type: "str" } };
}

/** Nodepool's node. */
export function nodepoolNode(row) {
  return {
    id: row.id,
    provider_name: row.providerName,
    label_name: row.labelName,
    target_name: row.targetName,
    hostname: row.hostname ?? row.name,
    nodename: row.nodename ?? (row.hostname === row.name ? null : row.name),
    external_id: row.externalId,
    az: row.az,
    ip: row.ip,
    ip_private: row.ipPrivate,
    _state: states.indexOf(row.provisionState) + 1,
    state_time: Math.floor(new Date(row.stateSince) / 1_000),
    state: row.provisionState.toLowerCase(),
  };
}

const states = ["BUILDING", "READY", "USED", "DELETE", "HOLD", "TEST"];
