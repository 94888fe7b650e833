import { derivedOfNodes } from "../node/state.ts";
import { list } from "./list.ts";
import { searchIn } from "./search.ts";

/*
 * By what the lists of each type can be filtered and sorted. All of them stand in one file, before the types: filters
 * lead from one to the other in circles (a job's node, a node's jobs), and the types' files would import each other.
 */

export const jobs = list({
  model: "Job",
  name: "Job",
  columns: {
    number: "id",
    kind: "kind",
    title: "title",
    command: "command",
    isGroup: "isGroup",
    onBehalfOf: "user",
    templateNumber: "templateId",
    inputValuesText: "inputValues",
    parameterValuesText: "parameterValues",
    imageAction: "imageAction",
    provider: "providerName",
    image: "imageName",
    state: "state",
    paused: "paused",
    blocked: "blocked",
    nodeNumber: "nodeId",
    attempt: "attempt",
    startedAt: "startedAt",
    endedAt: "endedAt",
    errorReason: "errorReason",
    progress: "progress",
    reportedProgress: "reportedProgress",
    creatorNumber: "creatorId",
    createdAt: "createdAt",
    updatedAt: "updatedAt",
    deletedAt: "deletedAt",
    retry: "retry",
    timeout: "timeout",
    priority: "priority",
    affinity: "affinity",
    lastNodeNumber: "lastNodeId",
    lastNodeName: "lastNodeName",
    lastStartedAt: "lastStartedAt",
    queuedAt: "queuedAt",
    waitSeconds: "waitSeconds",
    duration: "duration",
    parentNumber: "parentId",
    path: "path",
    depth: "depth",
    total: "total",
    totalFinished: "totalFinished",
    totalErrors: "totalErrors",
    totalWorking: "totalWorking",
  },
  derived: { search: searchIn(["title", "command", "onBehalfOf", "lastNodeName"]) },
  facadeOnly: ["inputValuesText", "parameterValuesText", "reportedProgress"],
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
    number: "id",
    jobNumber: "jobId",
    jobTitle: "jobTitle",
    nodeNumber: "nodeId",
    nodeName: "nodeName",
    attempt: "attempt",
    startedAt: "startedAt",
    endedAt: "endedAt",
    duration: "duration",
    queuedAt: "queuedAt",
    waitSeconds: "waitSeconds",
    outcome: "outcome",
    reason: "reason",
  },
  relations: { job: () => jobs, node: () => computeNodes },
});

export const outputs = list({
  model: "Output",
  name: "Output",
  columns: {
    number: "id",
    jobNumber: "jobId",
    name: "name",
    type: "type",
    size: "size",
    sha256: "sha256",
    creatorNumber: "creatorId",
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
    number: "id",
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
    currentJobNumber: "currentJobId",
    lastJobNumber: "lastJobId",
    finished: "finished",
    errors: "errors",
    cpuMemory: "cpuMemory",
    gpuMemory: "gpuMemory",
    driverVersion: "driverVersion",
    hardwareGenerationNumber: "hardwareId",
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
    ownerNumber: "ownerId",
  },
  derived: { search: searchIn(["name", "hostname", "ip", "provider", "label"]), ...derivedOfNodes },
  relations: {
    currentJob: () => jobs,
    lastJob: () => jobs,
    jobs: () => jobs,
    served: () => jobs,
    runs: () => runs,
    hardwareGeneration: () => hardwareGenerations,
  },
  relationNames: { jobs: "held", hardwareGeneration: "hardware" },
  shown: { removedAt: null },
});

export const hardwareGenerations = list({
  model: "Hardware",
  name: "HardwareGeneration",
  columns: {
    number: "id",
    generation: "generation",
    minComputeCapability: "minComputeCapability",
    maxComputeCapability: "maxComputeCapability",
  },
});

export const affinities = list({
  model: "Affinity",
  name: "Affinity",
  columns: { number: "id", name: "name" },
});

export const templates = list({
  model: "Template",
  name: "Template",
  columns: {
    number: "id",
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
    creatorNumber: "creatorId",
    createdAt: "createdAt",
    deletedAt: "deletedAt",
  },
  relations: { jobs: () => jobs, creator: () => users },
  shown: { deletedAt: null, workable: true },
});

export const jobTypes = list({
  model: "JobType",
  name: "JobType",
  columns: { number: "id", name: "name", pkg: "pkg", cls: "cls" },
});

export const jobContracts = list({
  model: "JobContract",
  name: "JobContract",
  columns: { number: "id", name: "name", pkg: "pkg", cls: "cls" },
});

export const providers = list({
  model: "Provider",
  name: "Provider",
  columns: { number: "id", name: "name", createdAt: "createdAt" },
  relations: { images: () => providerImages },
});

export const providerImages = list({
  model: "ProviderImage",
  name: "ProviderImage",
  columns: { number: "id", name: "name", diskImage: "diskImageName", providerNumber: "providerId" },
  relations: { provider: () => providers },
});

export const diskImages = list({
  model: "DiskImage",
  name: "DiskImage",
  columns: { number: "id", name: "name", createdAt: "createdAt" },
});

export const labels = list({
  model: "Label",
  name: "Label",
  columns: { number: "id", name: "name", image: "image", createdAt: "createdAt" },
});

export const dibImages = list({
  model: "DibImage",
  name: "DibImage",
  columns: {
    number: "id",
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
    number: "id",
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
  columns: { number: "id", username: "username", role: "role", active: "active", createdAt: "createdAt" },
});

export const events = list({
  model: "Event",
  name: "Event",
  columns: {
    number: "id",
    type: "type",
    at: "at",
    jobNumber: "jobId",
    jobPath: "jobPath",
    nodeNumber: "nodeId",
    outputNumber: "outputId",
    snapshotImageNumber: "snapshotImageId",
    dibImageNumber: "dibImageId",
    actorNumber: "actorId",
    actor: "actor",
  },
  textEnums: { type: "EventType" },
});
