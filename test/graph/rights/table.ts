/** Whom the tests let try. See cast.ts for what they own. */
export const roles = [
  "nobody",
  "reader",
  "writer",
  "user",
  "creator",
  "holder",
  "worker",
  "owner",
  "admin",
] as const;
export type Role = (typeof roles)[number];

/*
 * Who may: nobody has no credentials where anonymous access is off, reader and writer have none where it is read or
 * write, user is any user, creator made the job (and is the user, key and output in question), holder acts for the node
 * in question, which holds the job, as a user who is none of the others; worker acts for another node, which he
 * registered; owner registered the node in question and acts for none. So each right is tried by those to whom an object
 * belongs in some way, and by those to whom it is foreign.
 */
export const everyone: readonly Role[] = [...roles];
export const readers: readonly Role[] = roles.filter((role) => role !== "nobody");
export const users: readonly Role[] = readers.filter((role) => role !== "reader");
export const operators: readonly Role[] = ["writer", "admin"];
export const owners: readonly Role[] = ["writer", "creator", "admin"];
export const node: readonly Role[] = ["holder"];
export const anyNode: readonly Role[] = ["holder", "worker"];
export const nodeOrOperators: readonly Role[] = ["writer", "holder", "admin"];
export const nodeOwners: readonly Role[] = ["writer", "holder", "owner", "admin"];
export const self: readonly Role[] = ["creator", "admin"];
export const admins: readonly Role[] = ["admin"];

type Args = Readonly<Record<string, unknown>>;

/**
 * The variables speak of what cast.ts has made; several sets of them name the object in different ways. Hidden: other
 * users are told that there is no such thing.
 */
type Entry = readonly [may: readonly Role[], args?: Args | readonly Args[], hidden?: "NOT_FOUND"];

const job = { id: 1 };
const jobs = { ids: [1] };
const day = { from: "2026-11-20T00:00:00Z", to: "2026-11-21T00:00:00Z", interval: 3_600 };
const output = { job: 1, name: "model", type: "" };

export const queries: Readonly<Record<string, Entry>> = {
  affinities: [readers],
  childDependencies: [readers, { parent: 1 }],
  computeNode: [readers, { id: 1 }],
  computeNodes: [readers],
  dibImage: [readers, { id: 1 }],
  dibImages: [readers],
  diskImage: [readers, { name: "disk" }],
  diskImages: [readers],
  event: [readers, { id: 1 }],
  events: [readers],
  gateway: [readers],
  gatewayHealth: [admins],
  hardwareGeneration: [readers, [{ id: 1 }, { generation: "Pascal" }]],
  hardwareGenerations: [readers],
  job: [readers, job],
  jobContracts: [readers],
  jobFacets: [readers],
  jobGraph: [readers, job],
  jobHistory: [readers, day],
  jobOutput: [readers, output],
  jobStats: [readers],
  jobTypes: [readers],
  jobs: [readers],
  jobsIn: [readers, [{}, { parent: 1 }]],
  label: [readers, { name: "label" }],
  labels: [readers],
  liveJob: [readers, { id: 1 }],
  me: [readers],
  nodeHistory: [readers, day],
  nodeStats: [readers],
  node: [readers, { id: Buffer.from("Job:1").toString("base64") }],
  nodes: [readers, { ids: [Buffer.from("User:1").toString("base64")] }],
  output: [readers, { id: 1 }],
  outputUploadCheck: [nodeOrOperators, { ...output, name: "other" }],
  outputs: [readers],
  provider: [readers, { name: "cloud" }],
  providerImages: [readers],
  providers: [readers],
  recentRuns: [readers, [{ seconds: 60 }, { seconds: 60, job: 1 }, { seconds: 60, nodeName: "one" }]],
  run: [readers, { id: 1 }],
  runs: [readers],
  snapshotImage: [readers, { id: 1 }],
  snapshotImages: [readers],
  template: [readers, { id: 0 }],
  templates: [readers],
  user: [readers, [{ id: 1 }, { username: "ann" }]],
  users: [readers],
};

const input = { title: "another" };
/** Names other jobs as well. */
const linked = { ...input, parent: 2, dependencies: [2] };
const upload = new File(["bytes"], "model");

export const mutations: Readonly<Record<string, Entry>> = {
  abortJob: [owners, job],
  abortJobs: [owners, jobs],
  acquireJob: [anyNode, { id: 2 }],
  acquireNextJob: [anyNode],
  activateNode: [nodeOwners, { id: 1 }],
  addDiskImage: [operators, { name: "another" }],
  addHardwareGeneration: [
    operators,
    { generation: "another", minComputeCapability: 1, maxComputeCapability: 2 },
  ],
  addOutput: [nodeOrOperators, { ...output, name: "other", claim: "issued" }],
  addProvider: [operators, { name: "another" }],
  appendJobLog: [node, { id: 1, text: "said" }],
  buildImage: [operators, { name: "disk" }],
  cancelJob: [owners, job],
  cancelJobs: [owners, jobs],
  createCommandJob: [users, [{ input }, { input: linked }]],
  createJobTree: [
    users,
    [{ tree: input }, { tree: input, parent: 1 }, { tree: { ...input, dependencies: [2] } }],
  ],
  createTemplateJob: [
    users,
    [{}, { parent: 2, dependencies: [2] }].map((more) => ({
      input: { template: 0, inputValues: [], ...more },
    })),
  ],
  createToken: [self, { user: 1, name: "another" }],
  createUser: [admins, { username: "another", password: "long enough" }],
  deactivateNode: [nodeOwners, { id: 1 }],
  deleteDibImage: [operators, { id: 1 }],
  deleteJob: [owners, job],
  deleteJobs: [owners, jobs],
  retireNode: [nodeOwners, { id: 1 }],
  deleteOutput: [operators, output],
  deleteSnapshotImage: [operators, { id: 1 }],
  deleteTemplate: [operators, { id: 0 }],
  describeDibImage: [nodeOrOperators, { id: 1, filename: "file" }],
  describeSnapshotImage: [nodeOrOperators, { id: 1, externalId: "id" }],
  disableUser: [admins, { id: 1 }],
  editJobs: [owners, [{ edits: [{ id: 1, ...input }] }, { edits: [{ id: 1, ...linked }] }]],
  editNodes: [nodeOwners, { edits: [{ name: "one", active: false }] }],
  enableUser: [admins, { id: 1 }],
  endJob: [anyNode, { id: 1, exitCode: 0 }],
  failJob: [node, { id: 1, error: "broken" }],
  finishJob: [node, job],
  heartbeat: [anyNode, { id: 1, log: "c2FpZA==" }],
  holdNode: [nodeOwners, { id: 1 }],
  importNodepoolConfig: [operators, { yaml: "labels: []" }],
  importTemplate: [
    operators,
    {
      input: {
        name: "t",
        scope: "any",
        licence: "MIT",
        jobType: "Export",
        executorClass: "",
        requiredPackages: "",
        parameters: [],
      },
    },
  ],
  obtainKey: [everyone, { username: "ann", password: "wrong", name: "key" }],
  openProviderSession: [admins, { identity: "issuer subject", username: "sue" }],
  openSession: [everyone, { username: "ann", password: "wrong" }],
  obtainToken: [everyone, { username: "ann", password: "wrong" }],
  pauseJob: [owners, job],
  pauseJobs: [owners, jobs],
  pauseNode: [nodeOwners, { id: 1 }],
  pingNode: [[...operators, ...anyNode]],
  progressJob: [node, { id: 1, progress: 0.5 }],
  purgeJob: [operators, job],
  purgeJobs: [operators, jobs],
  releaseNode: [nodeOwners, { id: 1 }],
  refreshToken: [everyone, { refresh: "wrong" }],
  registerNode: [
    users,
    [{ input: { name: "another" } }, { input: { name: "another", hardwareGeneration: 1 } }],
  ],
  releaseJob: [node, job],
  removeDiskImage: [operators, { name: "disk" }],
  removeLabel: [operators, { name: "label" }],
  removeNode: [nodeOwners, { id: 1 }],
  removeNodes: [nodeOwners, { names: ["one"] }],
  removeProvider: [operators, { name: "cloud" }],
  removeProviderImage: [operators, { provider: "cloud", name: "image" }],
  requeueJobs: [owners, jobs],
  resetJob: [[...owners, "holder"], job],
  resetJobTrees: [owners, jobs],
  resetJobs: [[...owners, "holder"], jobs],
  restoreJob: [owners, job],
  restoreJobs: [owners, jobs],
  resumeJob: [owners, job],
  resumeJobs: [owners, jobs],
  resumeNode: [nodeOwners, { id: 1 }],
  retryJob: [owners, job],
  retryJobs: [owners, jobs],
  revokeToken: [self, { id: 1 }, "NOT_FOUND"],
  setAffinities: [users, { names: [{ id: 1, name: "linux" }] }],
  setLabel: [operators, { name: "label", image: "image" }],
  setNodeFlags: [nodeOwners, { id: 1, paused: true, active: false }],
  setPassword: [self, { id: 1, password: "long enough", currentPassword: "wrong" }],
  setProviderImage: [operators, { provider: "cloud", name: "image" }],
  startJob: [node, job],
  startNodes: [nodeOwners, { names: ["one"] }],
  stopNodes: [nodeOwners, { names: ["one"] }],
  updateImage: [operators, { provider: "cloud", id: "image" }],
  updateJob: [
    owners,
    [
      { id: 1, changes: input },
      { id: 1, changes: linked },
    ],
  ],
  updateJobs: [
    owners,
    [
      { ...jobs, changes: input },
      { ...jobs, changes: linked },
    ],
  ],
  updateNode: [
    nodeOwners,
    [
      { id: 1, input: { az: "a" } },
      { id: 1, input: { hardwareGeneration: 1 } },
    ],
  ],
  updateUser: [self, { id: 1, firstName: "Ann" }],
  uploadImage: [operators, { provider: "cloud", name: "image" }],
  uploadOutput: [nodeOrOperators, { ...output, name: "other", file: upload }],
  verifyToken: [everyone, { token: "wrong" }],
};

export const subscriptions: Readonly<Record<string, Entry>> = {
  events: [readers, [{}, { job: 1 }, { node: 1 }]],
  imageChanged: [readers, [{ dibImage: 1 }, { snapshotImage: 1 }]],
  jobLog: [readers, job],
  jobTreeChanged: [readers, job],
  jobChanged: [readers, job],
  jobListChanged: [readers],
  jobStatsChanged: [readers],
  nodeChanged: [readers, { id: 1 }],
  nodeListChanged: [readers],
};
