import { list } from "./list.ts";

/*
 * By what the lists of each type can be filtered and sorted. All of them stand in one file, before the types: filters
 * lead from one to the other in circles (a job's node, a node's jobs), and the types' files would import each other.
 */

export const jobs = list({
  model: "Job",
  name: "Job",
  columns: {
    pk: "id",
    kind: "kind",
    title: "title",
    command: "command",
    isGroup: "isGroup",
    user: "user",
    templatePk: "templateId",
    inputValuesText: "inputValues",
    parameterValuesText: "parameterValues",
    imageAction: "imageAction",
    provider: "providerName",
    image: "imageName",
    state: "state",
    paused: "paused",
    heldBack: "heldBack",
    nodePk: "nodeId",
    attempt: "attempt",
    startedAt: "startedAt",
    endedAt: "endedAt",
    errorReason: "errorReason",
    progress: "progress",
    creatorPk: "creatorId",
    createdAt: "createdAt",
    updatedAt: "updatedAt",
    deletedAt: "deletedAt",
    retry: "retry",
    timeout: "timeout",
    priority: "priority",
    priorityPath: "priorityPath",
    affinity: "affinity",
    lastNodePk: "lastNodeId",
    lastNodeName: "lastNodeName",
    lastStartedAt: "lastStartedAt",
    duration: "duration",
    parentPk: "parentId",
    path: "path",
    depth: "depth",
    total: "total",
    totalFinished: "totalFinished",
    totalErrors: "totalErrors",
    totalWorking: "totalWorking",
  },
  relations: {
    template: () => templates,
    node: () => computeNodes,
    lastNode: () => computeNodes,
    creator: () => users,
    parent: () => jobs,
    children: () => jobs,
    runs: () => runs,
    outputs: () => outputs,
  },
  shown: { deletedAt: null },
});

export const runs = list({
  model: "Run",
  name: "Run",
  columns: {
    pk: "id",
    jobPk: "jobId",
    jobTitle: "jobTitle",
    nodePk: "nodeId",
    nodeName: "nodeName",
    attempt: "attempt",
    startedAt: "startedAt",
    endedAt: "endedAt",
    duration: "duration",
    outcome: "outcome",
    reason: "reason",
  },
  relations: { job: () => jobs, node: () => computeNodes },
});

export const outputs = list({
  model: "Output",
  name: "Output",
  columns: {
    pk: "id",
    jobPk: "jobId",
    name: "name",
    type: "type",
    size: "size",
    sha256: "sha256",
    creatorPk: "creatorId",
    createdAt: "createdAt",
    deletedAt: "deletedAt",
  },
  relations: { job: () => jobs, creator: () => users },
  shown: { deletedAt: null },
});

export const computeNodes = list({
  model: "Node",
  name: "ComputeNode",
  columns: {
    pk: "id",
    name: "name",
    hostname: "hostname",
    ip: "ip",
    index: "index",
    active: "active",
    deprecatedAt: "deprecatedAt",
    paused: "paused",
    pauseReason: "pauseReason",
    lastSeenAt: "lastSeenAt",
    timedOutAt: "timedOutAt",
    currentJobPk: "currentJobId",
    lastJobPk: "lastJobId",
    finished: "finished",
    errors: "errors",
    cpuMemory: "cpuMemory",
    gpuMemory: "gpuMemory",
    driverVersion: "driverVersion",
    hardwarePk: "hardwareId",
    freeMemory: "freeMemory",
    totalMemory: "totalMemory",
    affinity: "affinity",
    provider: "providerName",
    label: "labelName",
    target: "targetName",
    nodename: "nodename",
    externalId: "externalId",
    az: "az",
    ipPrivate: "ipPrivate",
    provisionState: "provisionState",
    stateSince: "stateSince",
    createdAt: "createdAt",
    updatedAt: "updatedAt",
    removedAt: "removedAt",
    ownerPk: "ownerId",
  },
  relations: {
    currentJob: () => jobs,
    lastJob: () => jobs,
    jobs: () => jobs,
    served: () => jobs,
    runs: () => runs,
    hardware: () => hardwares,
  },
  relationNames: { jobs: "held" },
  shown: { removedAt: null },
});

export const hardwares = list({
  model: "Hardware",
  name: "Hardware",
  columns: {
    pk: "id",
    generation: "generation",
    minComputeCapability: "minComputeCapability",
    maxComputeCapability: "maxComputeCapability",
  },
});

export const affinities = list({ model: "Affinity", name: "Affinity", columns: { pk: "id", name: "name" } });

export const templates = list({
  model: "Template",
  name: "Template",
  columns: {
    pk: "id",
    name: "name",
    version: "version",
    description: "description",
    scope: "scope",
    domain: "domain",
    licence: "licence",
    type: "type",
    executorClass: "executorClass",
    requiredPackages: "requiredPackages",
    workable: "workable",
    creatorPk: "creatorId",
    createdAt: "createdAt",
    deletedAt: "deletedAt",
  },
  relations: { jobs: () => jobs, creator: () => users },
  shown: { deletedAt: null, workable: true },
});

export const jobTypes = list({
  model: "JobType",
  name: "JobType",
  columns: { pk: "id", name: "name", pkg: "pkg", cls: "cls" },
});

export const jobContracts = list({
  model: "JobContract",
  name: "JobContract",
  columns: { pk: "id", name: "name", pkg: "pkg", cls: "cls" },
});

export const providers = list({
  model: "Provider",
  name: "Provider",
  columns: { pk: "id", name: "name", createdAt: "createdAt" },
  relations: { images: () => providerImages },
});

export const providerImages = list({
  model: "ProviderImage",
  name: "ProviderImage",
  columns: { pk: "id", name: "name", diskImage: "diskImageName", providerPk: "providerId" },
  relations: { provider: () => providers },
});

export const diskImages = list({
  model: "DiskImage",
  name: "DiskImage",
  columns: { pk: "id", name: "name", createdAt: "createdAt" },
});

export const labels = list({
  model: "Label",
  name: "Label",
  columns: { pk: "id", name: "name", image: "image", createdAt: "createdAt" },
});

export const dibImages = list({
  model: "DibImage",
  name: "DibImage",
  columns: {
    pk: "id",
    image: "imageName",
    filename: "filename",
    version: "version",
    state: "state",
    stateSince: "stateSince",
    createdAt: "createdAt",
    removedAt: "removedAt",
  },
  relations: { jobs: () => jobs },
  shown: { removedAt: null },
});

export const snapshotImages = list({
  model: "SnapshotImage",
  name: "SnapshotImage",
  columns: {
    pk: "id",
    provider: "providerName",
    image: "imageName",
    hostname: "hostname",
    version: "version",
    externalId: "externalId",
    serverExternalId: "serverExternalId",
    state: "state",
    stateSince: "stateSince",
    createdAt: "createdAt",
    removedAt: "removedAt",
  },
  relations: { jobs: () => jobs },
  shown: { removedAt: null },
});

/** What only the user himself and admins read is no column here: a filter would give it away. */
export const users = list({
  model: "User",
  name: "User",
  columns: { pk: "id", username: "username", role: "role", active: "active", createdAt: "createdAt" },
});

export const events = list({
  model: "Event",
  name: "Event",
  columns: {
    pk: "id",
    type: "type",
    at: "at",
    jobPk: "jobId",
    jobPath: "jobPath",
    nodePk: "nodeId",
    outputPk: "outputId",
    snapshotImagePk: "snapshotImageId",
    dibImagePk: "dibImageId",
    actorPk: "actorId",
    actor: "actor",
  },
});
