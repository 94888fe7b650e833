import {
  anyNode,
  everyone,
  nodeOrOperators,
  operators,
  owners,
  type Role,
  readers,
  self,
  users,
} from "../../graph/rights/table.ts";
import { trainType } from "../../support/ufdl.ts";
import type { Way } from "./place.ts";

/*
 * Who may call the routes of the legacy APIs and the gateway's own, in the words of test/graph/rights/table.ts. What they
 * are called on is what place.ts has made: job 1 is the creator's and the holder works on it, and so on.
 */

/** The ways to log in that each API knows; a caller by another way is nobody there. */
export const knownWays: Readonly<Record<string, readonly Way[]>> = {
  ufdl: ["jwt", "key"],
  scale: ["token", "jwt", "key"],
  nodepool: ["basic"],
  coalition: ["basic", "jwt", "key", "token"],
  outputs: ["basic", "jwt", "key", "token", "session"],
};

/** The APIs in which a caller names the node that he acts for. With strict ownership it must be his in every call. */
export const knowNodes = ["ufdl", "outputs"];

/** The statuses of those who have to log in first, and of those who may not. */
export const denied: Readonly<Record<string, readonly [unknown: number, known: number]>> = {
  ufdl: [401, 403],
  // Its framework has no other answer.
  scale: [403, 403],
  nodepool: [401, 403],
  coalition: [401, 403],
  outputs: [401, 403],
};

type Params = Readonly<Record<string, string | number>>;

export interface Row {
  readonly may: readonly Role[];
  /** Who may with NODE_OWNERSHIP=strict, where that makes a difference. */
  readonly strict?: readonly Role[];
  /** Values of the path; several sets name the object in different ways. Those that the API's document shows by default. */
  readonly at?: Params | readonly Params[];
  /** Sent as JSON; a text goes as a form. */
  readonly body?: unknown;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What who may is answered, 200 by default: another one where the job is not in the state for it. */
  readonly status?: number;
  /** Whether it changes anything when it is answered so; by default what is no read and is answered below 300. */
  readonly changes?: boolean;
  /** What those are answered who may not, where it is not the API's usual answer. */
  readonly denied?: number;
}

const admins: readonly Role[] = ["admin"];
const loggedIn: readonly Role[] = users.filter((role) => role !== "writer");
/** Only UFDL's API and the graph know a caller's node. */
const nodeOwner: readonly Role[] = ["writer", "owner", "admin"];
const itself: readonly Role[] = ["writer", "holder", "admin"];
const holder: readonly Role[] = ["holder"];
const nobody: readonly Role[] = [];

const read: Row = { may: readers, changes: false };
const list: Row = { ...read, body: {} };
const pk = { at: { pk: 1 } };
const output = { at: { pk: 1, name: "data", type: "JSON" } };
const wrongPhase = { status: 406, changes: false };
const node = { ip: "192.0.2.9", index: 0, cpu_mem: 1024 };
const input = { dataset: { value: 1, type: "PK<Dataset<Domain<'Image Classification'>>>" } };
const specific = { job_type: trainType, executor_class: "a.B", required_packages: "", parameters: {} };
const login = { username: "ann", password: "right" };

/** In a body: replaced by a JWT of user 1. */
export const jwt = { access: "{access}", refresh: "{refresh}" };

const ufdl: Readonly<Record<string, Row>> = {
  "auth.obtain": { may: everyone, body: login, changes: false },
  "auth.refresh": { may: everyone, body: { refresh: jwt.refresh }, changes: false },
  "auth.verify": { may: everyone, body: { token: jwt.access }, changes: false },
  "nodes.list": list,
  "nodes.create": { may: users, body: node, status: 201 },
  "nodes.ping": { may: [...operators, ...anyNode], changes: false },
  "nodes.retrieve": { ...read, ...pk },
  "nodes.update": { may: itself, ...pk, body: node },
  "nodes.partial_update": { may: itself, ...pk, body: { index: 7 } },
  "nodes.destroy": { may: itself, ...pk, status: 204 },
  "jobs.list": list,
  "jobs.create": { may: nobody, body: {}, denied: 403 },
  "jobs.retrieve": { ...read, ...pk },
  "jobs.update": { may: operators, ...pk, body: { description: "another" } },
  "jobs.partial_update": { may: operators, ...pk, body: { description: "another" } },
  "jobs.destroy": { may: operators, ...pk, status: 204 },
  "jobs.hard_delete": { may: operators, ...pk },
  "jobs.reinstate": { may: operators, ...pk, changes: false },
  "jobs.abort": { may: operators, ...pk },
  "jobs.cancel": { may: operators, ...pk },
  "jobs.acquire": { may: anyNode, at: { pk: 4 }, changes: true },
  "jobs.release": { may: holder, ...pk, ...wrongPhase },
  "jobs.start": { may: holder, ...pk, body: { send_notification: "" }, ...wrongPhase },
  "jobs.progress": { may: holder, at: { pk: 1, progress: 0.5 }, body: {} },
  "jobs.finish": { may: holder, ...pk, body: { success: true, send_notification: "" } },
  "jobs.reset": { may: holder, ...pk, ...wrongPhase },
  "outputs.add": {
    may: nodeOrOperators,
    at: { pk: 1, name: "other", type: "JSON" },
    body: {},
    headers: { "content-disposition": "attachment; filename=other" },
  },
  "outputs.delete": { may: operators, ...output },
  "outputs.get": { ...read, ...output },
  "outputs.info": { ...read, ...output },
  "job_outputs.list": list,
  "job_outputs.retrieve": { ...read, at: { pk: 2 } },
  "job_outputs.download": { ...read, at: { pk: 2 }, body: {} },
  "job_templates.list": list,
  "job_templates.import": { may: operators, body: { name: "t", scope: "core", licence: "MIT", specific } },
  "job_templates.retrieve": { ...read, ...pk },
  "job_templates.create_job": { may: users, ...pk, body: { input_values: input } },
  "job_templates.get_all_parameters": { ...read, ...pk },
  "job_templates.get_types": { ...read, ...pk },
  "job_templates.get_outputs": { ...read, ...pk },
  "job_types.list": list,
  "job_contracts.list": list,
  "hardware.list": list,
  "hardware.create": {
    may: operators,
    body: { generation: "another", min_compute_capability: 20, max_compute_capability: 21 },
    status: 201,
  },
  "hardware.retrieve": { ...read, ...pk },
  "hardware.get_hardware_generation": { ...read, at: { compute: "7.5" } },
  "users.retrieve": { may: admins, ...pk, changes: false },
  "users.get_by_name": { may: self, at: { name: "ann" }, changes: false },
};

const scale: Readonly<Record<string, Row>> = {
  "nodes.list": read,
  "nodes.details": { ...read, at: { version: "v6", id: 1 } },
  "nodes.update": {
    may: operators,
    at: { version: "v6", id: 1 },
    body: { is_paused: true },
    status: 204,
  },
  status: read,
  scheduler: read,
  version: read,
  token: { may: everyone, body: login },
  // Where anybody may read there is still no profile of nobody.
  profile: { may: loggedIn, denied: 401, changes: false },
};

const provider = "provider_name=cloud";

const nodepool: Readonly<Record<string, Row>> = {
  "nodes.list": read,
  "nodes.get": { ...read, at: { id: 1 } },
  "nodes.update": { may: operators, at: { id: 1 }, body: "state=hold" },
  "nodes.delete": { may: operators, at: { id: 1 }, status: 204 },
  "images.list": read,
  "images.get": { ...read, at: { id: 1 } },
  "images.delete": { may: operators, at: { id: 1 }, status: 204 },
  "images.update": { may: operators, at: [{ image: "image" }, { image: 1 }], body: provider, status: 201 },
  "dib_images.list": read,
  "dib_images.get": { ...read, at: { id: 1 } },
  "dib_images.delete": { may: operators, at: { id: 1 }, status: 204 },
  "dib_images.build": { may: operators, at: { name: "disk" }, status: 201 },
  "dib_images.upload": { may: operators, at: { name: "disk" }, body: provider, status: 409, changes: false },
};

const job = { at: { id: 1 } };
const onJob: Row = { may: owners, body: [1] };
const choices = ["users", "states", "workers", "priorities", "affinities"].flatMap((of) =>
  ["", ".post", ".put", ".patch", ".delete"].map((method) => [`choices.${of}${method}`, read] as const),
);
/** Any user speaks for a worker whose name he knows, and with strict ownership who registered it. */
const asWorker = (more = ""): Row => ({ may: users, strict: nodeOwner, body: `hostname=one${more}` });
const asWorkerByGet = (more = ""): Row => ({
  may: users,
  strict: nodeOwner,
  query: `?hostname=one${more}`,
  changes: true,
});

const coalition: Readonly<Record<string, Row>> = {
  "jobs.list": read,
  "jobs.add": { may: users, body: { title: "another", command: "true" } },
  "jobs.get": { ...read, ...job },
  "jobs.children": { ...read, ...job },
  "jobs.dependencies": { ...read, ...job },
  "jobs.setDependencies": { may: owners, at: { id: 2 }, body: [1] },
  "jobs.childDependencies": { ...read, ...job },
  "jobs.log": { ...read, ...job },
  "jobs.edit": { may: owners, body: { 1: { title: "another" } } },
  "jobs.delete": onJob,
  "jobs.reset": onJob,
  "jobs.resetErrors": { ...onJob, changes: false },
  "jobs.start": onJob,
  "jobs.pause": onJob,
  "where.count": { ...read, query: "?where_clause=(parent=0)" },
  "where.rows": { ...read, query: "?where_clause=(parent=0)&min=0&max=9" },
  ...Object.fromEntries(choices),
  "workers.list": read,
  "workers.edit": { may: nodeOwner, body: { one: { active: false } } },
  "workers.delete": { may: nodeOwner, body: ["one"] },
  "workers.stop": { may: nodeOwner, body: ["one"] },
  "workers.start": { may: nodeOwner, body: ["one"], changes: false },
  "events.list": read,
  "affinities.list": read,
  "affinities.set": { may: users, body: { 1: "linux" } },
  "worker.pickJob": asWorker(),
  "worker.pickJob.get": asWorkerByGet(),
  "worker.heartbeat": asWorker("&jobId=1&log=c2FpZA=="),
  "worker.heartbeat.get": asWorkerByGet("&jobId=1&log=c2FpZA=="),
  "worker.endJob": asWorker("&jobId=1&errorCode=0"),
  "worker.endJob.get": asWorkerByGet("&jobId=1&errorCode=0"),
  "old.xmlrpcAddJob": { may: users, body: "cmd=true" },
  "old.xmlrpcAddJob.get": { may: users, query: "?cmd=true", changes: true },
  "old.jsonAddJob": { may: users, query: "?cmd=true", changes: true },
  "old.jsonAddJob.post": { may: users, body: "cmd=true" },
};

/** The gateway's own routes, which have no records. */
export const ownRoutes = [
  { name: "get", method: "GET", path: "/outputs/{pk}" },
  { name: "put", method: "PUT", path: "/outputs/{job}/{name}" },
];
const outputs: Readonly<Record<string, Row>> = {
  get: { ...read, at: { pk: 2 } },
  put: { may: nodeOrOperators, at: { job: 1, name: "other" }, query: "?type=JSON", body: {}, status: 201 },
};

export const rows: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  ufdl,
  scale,
  nodepool,
  coalition,
  outputs,
};
