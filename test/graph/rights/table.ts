/** Whom the tests let try. See cast.ts for what they own. */
export const roles = ["nobody", "reader", "writer", "user", "creator", "holder", "owner", "admin"] as const;
export type Role = (typeof roles)[number];

/*
 * Who may: nobody has no credentials where anonymous access is off, reader and writer have none where it is read or
 * write, user is any user, creator made the job (and is the user, key and output in question), holder acts for the node
 * in question, which holds the job, as a user who is none of the others; owner registered that node and acts for none.
 */
const everyone: readonly Role[] = roles;
const readers: readonly Role[] = ["reader", "writer", "user", "creator", "holder", "owner", "admin"];
const users: readonly Role[] = ["writer", "user", "creator", "holder", "owner", "admin"];
const operators: readonly Role[] = ["writer", "admin"];
const owners: readonly Role[] = ["writer", "creator", "admin"];
const node: readonly Role[] = ["holder"];
const nodeOrOperators: readonly Role[] = ["writer", "holder", "admin"];
const nodeOwners: readonly Role[] = ["writer", "holder", "owner", "admin"];
const self: readonly Role[] = ["creator", "admin"];
const admins: readonly Role[] = ["admin"];

/** The variables speak of what cast.ts has made. Hidden: other users are told that there is no such thing. */
type Entry = readonly [may: readonly Role[], args?: Readonly<Record<string, unknown>>, hidden?: "NOT_FOUND"];

const job = { pk: 1 };
const jobs = { pks: [1] };
const output = { job: 1, name: "model", type: "" };

export const queries: Readonly<Record<string, Entry>> = {
  affinities: [readers],
  childDependencies: [readers, { parent: 1 }],
  computeNode: [readers, { pk: 1 }],
  computeNodes: [readers],
  dibImage: [readers, { pk: 1 }],
  dibImages: [readers],
  diskImage: [readers, { name: "disk" }],
  diskImages: [readers],
  event: [readers, { pk: 1 }],
  events: [readers],
  gateway: [readers],
  hardware: [readers, { pk: 1 }],
  hardwares: [readers],
  job: [readers, job],
  jobContracts: [readers],
  jobFacets: [readers],
  jobOutput: [readers, output],
  jobTypes: [readers],
  jobs: [readers],
  jobsIn: [readers],
  label: [readers, { name: "label" }],
  labels: [readers],
  liveJob: [readers, { pk: 1 }],
  me: [readers],
  node: [readers, { id: Buffer.from("Job:1").toString("base64") }],
  nodes: [readers, { ids: [Buffer.from("User:1").toString("base64")] }],
  output: [readers, { pk: 1 }],
  outputUploadCheck: [nodeOrOperators, { ...output, name: "other" }],
  outputs: [readers],
  provider: [readers, { name: "cloud" }],
  providerImages: [readers],
  providers: [readers],
  recentRuns: [readers, { seconds: 60 }],
  run: [readers, { pk: 1 }],
  runs: [readers],
  snapshotImage: [readers, { pk: 1 }],
  snapshotImages: [readers],
  template: [readers, { pk: 0 }],
  templates: [readers],
  user: [readers, { pk: 1 }],
  users: [readers],
};

const input = { title: "another" };
const upload = new File(["bytes"], "model");

export const mutations: Readonly<Record<string, Entry>> = {
  abortJob: [owners, job],
  abortJobs: [owners, jobs],
  acquireJob: [node, { pk: 2 }],
  acquireNextJob: [node],
  activateNode: [nodeOwners, { pk: 1 }],
  addDiskImage: [operators, { name: "another" }],
  addHardware: [operators, { generation: "another", minComputeCapability: 1, maxComputeCapability: 2 }],
  addOutput: [nodeOrOperators, { ...output, name: "other", claim: "issued" }],
  addProvider: [operators, { name: "another" }],
  appendJobLog: [node, { pk: 1, text: "said" }],
  buildImage: [operators, { name: "disk" }],
  cancelJob: [owners, job],
  cancelJobs: [owners, jobs],
  createCommandJob: [users, { input }],
  createJobTree: [users, { tree: { title: "another" } }],
  createTemplateJob: [users, { input: { template: 0, inputValues: {} } }],
  createToken: [self, { user: 1, name: "another" }],
  createUser: [admins, { username: "another", password: "long enough" }],
  deactivateNode: [nodeOwners, { pk: 1 }],
  deleteDibImage: [operators, { pk: 1 }],
  deleteJob: [owners, job],
  deleteJobs: [owners, jobs],
  deleteNode: [nodeOwners, { pk: 1 }],
  deleteOutput: [operators, output],
  deleteSnapshotImage: [operators, { pk: 1 }],
  deleteTemplate: [operators, { pk: 0 }],
  describeDibImage: [nodeOrOperators, { pk: 1, filename: "file" }],
  describeSnapshotImage: [nodeOrOperators, { pk: 1, externalId: "id" }],
  disableUser: [admins, { pk: 1 }],
  editJobs: [owners, { edits: [{ pk: 1, title: "another" }] }],
  editNodes: [nodeOwners, { edits: [{ name: "one", active: false }] }],
  enableUser: [admins, { pk: 1 }],
  endJob: [node, { pk: 1, exitCode: 0 }],
  failJob: [node, { pk: 1, error: "broken" }],
  finishJob: [node, job],
  heartbeat: [node, { pk: 1, log: "c2FpZA==" }],
  holdNode: [nodeOwners, { pk: 1 }],
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
        parameters: {},
      },
    },
  ],
  markSeen: [readers],
  obtainKey: [everyone, { username: "ann", password: "wrong", name: "key" }],
  obtainToken: [everyone, { username: "ann", password: "wrong" }],
  pauseJob: [owners, job],
  pauseJobs: [owners, jobs],
  pauseNode: [nodeOwners, { pk: 1 }],
  pingNode: [nodeOrOperators],
  progressJob: [node, { pk: 1, progress: 0.5 }],
  purgeJob: [operators, job],
  purgeJobs: [operators, jobs],
  readyNode: [nodeOwners, { pk: 1 }],
  refreshToken: [everyone, { refresh: "wrong" }],
  registerNode: [users, { input: { name: "another" } }],
  releaseJob: [node, job],
  removeDiskImage: [operators, { name: "disk" }],
  removeLabel: [operators, { name: "label" }],
  removeNode: [nodeOwners, { pk: 1 }],
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
  resumeNode: [nodeOwners, { pk: 1 }],
  retryJob: [owners, job],
  retryJobs: [owners, jobs],
  revokeToken: [self, { pk: 1 }, "NOT_FOUND"],
  setAffinities: [users, { names: [{ pk: 1, name: "linux" }] }],
  setDependencies: [owners, { pk: 1, dependencies: [] }],
  setLabel: [operators, { name: "label", image: "image" }],
  setNodeStatus: [nodeOwners, { pk: 1, paused: true, active: false }],
  setPassword: [self, { pk: 1, password: "long enough", currentPassword: "wrong" }],
  setProviderImage: [operators, { provider: "cloud", name: "image" }],
  startJob: [node, job],
  startNodes: [nodeOwners, { names: ["one"] }],
  stopNodes: [nodeOwners, { names: ["one"] }],
  updateImage: [operators, { provider: "cloud", image: "image" }],
  updateJob: [owners, { pk: 1, changes: input }],
  updateJobs: [owners, { pks: [1], changes: input }],
  updateNode: [nodeOwners, { pk: 1, input: { az: "a" } }],
  updateUser: [self, { pk: 1, firstName: "Ann" }],
  uploadImage: [operators, { provider: "cloud", name: "image" }],
  uploadOutput: [nodeOrOperators, { ...output, name: "other", file: upload }],
  verifyToken: [everyone, { token: "wrong" }],
};

export const subscriptions: Readonly<Record<string, Entry>> = {
  events: [readers],
  imageUpdates: [readers, { dibImage: 1 }],
  jobLog: [readers, job],
  jobTreeUpdates: [readers, job],
  jobUpdates: [readers, job],
  jobsUpdates: [readers],
  nodeUpdates: [readers, { pk: 1 }],
  nodesUpdates: [readers],
};
