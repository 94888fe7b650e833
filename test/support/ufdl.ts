import { beforeAll } from "@jest/globals";
import type { job } from "../../src/rest/ufdl/jobs/schemas.ts";
import type { node } from "../../src/rest/ufdl/nodes/schemas.ts";
import type { template } from "../../src/rest/ufdl/templates/schemas.ts";
import { checkDocumented } from "./documented.ts";
import { jsonOf, type LegacyAnswer } from "./legacy.ts";
import { type ServerSettings, type TestServer, withServer } from "./server.ts";
import { forAllTests } from "./store.ts";
import type { Written } from "./written.ts";

export type UfdlJob = Written<typeof job>;
export type UfdlNode = Written<typeof node>;
export type UfdlTemplate = Written<typeof template>;
/** A row of any kind. */
export interface UfdlRow {
  pk: number;
}

export interface Asked {
  /** Whose token goes along: the admin's unless said, `null` nobody's, else this one. */
  as?: "admin" | "user" | null | { token: string };
  /** The Node-Id header. */
  node?: number | string;
  /** Sent as JSON; a string or bytes go as they are. */
  body?: unknown;
  headers?: Record<string, string>;
  redirect?: RequestRedirect;
  /** The body is one that the original takes although it should not, so no document has it. */
  loose?: boolean;
}

export const trainType = "Train<Domain<'Image Classification'>, Framework<'tensorflow', '1.14'>>";
export const datasetType = "PK<Dataset<Domain<'Image Classification'>>>";

/** A server with UFDL's API on it, and the few things that most of its tests begin with. */
export class Ufdl {
  readonly server: TestServer;
  readonly #base: string;

  constructor(server: TestServer, prefix: string) {
    this.server = server;
    this.#base = server.url + prefix;
  }

  /** Calls `v1/<path>`; a path with a slash before it goes as it is. */
  async call<Body = unknown>(method: string, path: string, asked: Asked = {}): Promise<LegacyAnswer<Body>> {
    const { as = "admin", node, body, headers = {}, redirect = "manual", loose } = asked;
    const token = as === null ? null : typeof as === "object" ? as.token : this.server[as].bearer;
    const raw = typeof body === "string" || body instanceof Uint8Array;
    const response = await fetch(path.startsWith("/") ? this.#base + path : `${this.#base}/v1/${path}`, {
      method,
      redirect,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(node === undefined ? {} : { "node-id": String(node) }),
        ...(body === undefined || raw ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : raw ? (body as string) : JSON.stringify(body),
    });
    const text = await response.text();
    const answer = { status: response.status, headers: response.headers, text, body: jsonOf(text) as Body };
    const sent = raw || loose ? undefined : body;
    checkDocumented({ method, path: path.startsWith("/") ? path : `/v1/${path}`, ...answer, sent });
    return answer;
  }

  get = <Body = unknown>(path: string, asked?: Asked) => this.call<Body>("GET", path, asked);
  post = <Body = unknown>(path: string, asked?: Asked) => this.call<Body>("POST", path, asked);
  put = <Body = unknown>(path: string, asked?: Asked) => this.call<Body>("PUT", path, asked);
  patch = <Body = unknown>(path: string, asked?: Asked) => this.call<Body>("PATCH", path, asked);
  delete = <Body = unknown>(path: string, asked?: Asked) => this.call<Body>("DELETE", path, asked);

  /** The body of an answer that must be good. */
  async ok<Body>(answer: Promise<LegacyAnswer<Body>>): Promise<Body> {
    const { status, text, body } = await answer;
    if (status >= 300) throw new Error(`${status} ${text}`);
    return body;
  }

  /** Logs a user in. */
  tokens({ username, password }: { username: string; password: string }) {
    const body = { username, password };
    return this.ok(this.post<{ refresh: string; access: string }>("auth/obtain", { as: null, body }));
  }

  /** Registers a node as the plain user; its number. */
  async node(ip = "192.0.2.1", index = 0): Promise<number> {
    const body = { ip, index, cpu_mem: 1024 };
    return (await this.ok(this.post<UfdlRow>("nodes/create", { as: "user", body }))).pk;
  }

  /** Imports a template; its number. */
  async template(name = "train", parameters: object = {}): Promise<number> {
    const specific = {
      job_type: trainType,
      executor_class: "ufdl.Trainer",
      required_packages: "ufdl==1",
      parameters,
    };
    const body = { name, scope: "core", licence: "Apache 2.0", specific };
    return (await this.ok(this.post<UfdlRow>("job-templates/import", { body }))).pk;
  }

  #trainer: number | undefined;

  /** A fresh job made by the plain user; its number. */
  async job(description = ""): Promise<number> {
    this.#trainer ??= await this.template();
    const body = { input_values: { dataset: { value: 1, type: datasetType } }, description };
    return (
      await this.ok(this.post<UfdlRow>(`job-templates/${this.#trainer}/create-job`, { as: "user", body }))
    ).pk;
  }

  acquire = (job: number, node: number) => this.get<UfdlJob>(`jobs/${job}/acquire`, { as: "user", node });
  start = (job: number, node: number) =>
    this.post<UfdlJob>(`jobs/${job}/start`, { as: "user", node, body: { send_notification: "" } });
  progress = (job: number, node: number, amount: number | string, body: unknown = undefined) =>
    this.post(`jobs/${job}/progress/${amount}`, { as: "user", node, body });
  finish = (job: number, node: number, error?: string) =>
    this.post<UfdlJob>(`jobs/${job}/finish`, {
      as: "user",
      node,
      body: { success: error === undefined, send_notification: "", error },
    });

  /** A job that `node` has brought to this phase; its number. */
  async jobIn(
    phase: "CREATED" | "ACQUIRED" | "STARTED" | "FINISHED" | "ERRORED" | "CANCELLED",
    node: number,
  ) {
    const job = await this.job();
    const steps: Record<typeof phase, (() => Promise<LegacyAnswer>)[]> = {
      CREATED: [],
      ACQUIRED: [() => this.acquire(job, node)],
      STARTED: [() => this.acquire(job, node), () => this.start(job, node)],
      FINISHED: [() => this.acquire(job, node), () => this.start(job, node), () => this.finish(job, node)],
      ERRORED: [
        () => this.acquire(job, node),
        () => this.start(job, node),
        () => this.finish(job, node, "it broke"),
      ],
      CANCELLED: [
        () => this.acquire(job, node),
        () => this.start(job, node),
        () => this.delete(`jobs/${job}/cancel`),
      ],
    };
    for (const step of steps[phase]) await this.ok(step());
    return job;
  }

  /** Adds an output as the node. */
  upload(
    job: number,
    name: string,
    type: string,
    bytes: Uint8Array | string,
    node?: number,
    as: Asked["as"] = "user",
  ) {
    return this.post<UfdlRow>(`jobs/${job}/outputs/${encodeURIComponent(name)}/${encodeURIComponent(type)}`, {
      as,
      node,
      body: bytes,
      headers: {
        "content-type": "application/data",
        "content-disposition": `attachment; filename=${name}`,
      },
    });
  }
}

/** A server on a database of its own, spoken to in UFDL's way; under /ufdl unless `prefix` says otherwise. */
export async function withUfdl({
  prefix = "/ufdl",
  ...settings
}: ServerSettings & { prefix?: string } = {}): Promise<Ufdl> {
  return new Ufdl(await withServer(settings), prefix);
}

/** One such server for all tests of a file: each makes nodes and jobs of its own on it. */
export function sharedUfdl(settings: ServerSettings & { prefix?: string } = {}): () => Ufdl {
  let ufdl: Ufdl;
  beforeAll(async () => {
    ufdl = await forAllTests(() => withUfdl(settings));
  });
  return () => ufdl;
}

let address = 0;

/** An address that no other node of the file has. */
export function freshIp(): string {
  address++;
  return `198.51.${Math.floor(address / 250)}.${(address % 250) + 1}`;
}

const noCredentials = { detail: "Authentication credentials were not provided." };
export const forbidden = { detail: "You do not have permission to perform this action." };
export const notFound = { detail: "Not found." };

/** What every route but the auth ones says to callers that it does not let in. */
export async function turnsAway(ufdl: Ufdl, method: string, path: string): Promise<void> {
  const bad = await ufdl.call(method, path, { as: null });
  if (bad.status !== 401 || JSON.stringify(bad.body) !== JSON.stringify(noCredentials)) {
    throw new Error(`${method} ${path} without credentials: ${bad.status} ${bad.text}`);
  }
  if (bad.headers.get("www-authenticate") !== 'Bearer realm="api"') throw new Error("no challenge");
  const wrong = await ufdl.call<{ code: string }>(method, path, { as: { token: "nonsense" } });
  if (wrong.status !== 401 || wrong.body.code !== "token_not_valid") {
    throw new Error(`${method} ${path} with a bad token: ${wrong.status} ${wrong.text}`);
  }
}
