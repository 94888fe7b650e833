import { beforeAll } from "@jest/globals";
import type { job } from "../../src/rest/coalition/jobs/schemas.ts";
import type { event, worker } from "../../src/rest/coalition/workers/schemas.ts";
import { call, type LegacyAnswer, type LegacyCall } from "./legacy.ts";
import { pythonValue } from "./python.ts";
import { type ServerSettings, type TestServer, withServer } from "./server.ts";
import { forAllTests } from "./store.ts";
import type { Written } from "./written.ts";

export type CoalitionJob = Written<typeof job> & { dependencies: number[] };
export type CoalitionEvent = Written<typeof event>;

/** A server with Coalition's API on it, and its clients' manners: the module, the page and the worker. */
export class Coalition {
  readonly server: TestServer;
  /** Put before every path: none, or /coalition. */
  readonly prefix: string;

  constructor(server: TestServer, prefix = "") {
    this.server = server;
    this.prefix = prefix;
  }

  ask<Body = unknown>(method: string, path: string, asked: LegacyCall = {}): Promise<LegacyAnswer<Body>> {
    return call(this.server.url, method, this.prefix + path, asked);
  }

  /** A call that must succeed; its JSON. */
  async do<Body = unknown>(method: string, path: string, json?: unknown): Promise<Body> {
    const { status, body, text } = await this.ask<Body>(method, path, json === undefined ? {} : { json });
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${text}`);
    return body;
  }

  /** Adds a job; its number. */
  add(fields: Record<string, unknown> = {}): Promise<number> {
    return this.do("PUT", "/api/jobs", { title: "job", command: "true", timeout: 0, ...fields });
  }

  job(id: number): Promise<CoalitionJob> {
    return this.do("GET", `/api/jobs/${id}`);
  }

  worker(name: string, basic?: LegacyCall["basic"]): Worker {
    return new Worker(this, name, basic);
  }

  async workers(name: string) {
    const all = await this.do<Written<typeof worker>[]>("GET", "/api/workers");
    return all.find((one) => one.name === name);
  }
}

export interface Picked {
  id: number;
  command: string;
  dir: string;
  user: string;
  environment: string | null;
}

/** What worker.py says to its server, in its form (docs/apis/coalition.md section 4.3). */
export class Worker {
  readonly coalition: Coalition;
  readonly name: string;
  readonly basic: LegacyCall["basic"];

  constructor(coalition: Coalition, name: string, basic?: LegacyCall["basic"]) {
    this.coalition = coalition;
    this.name = name;
    this.basic = basic;
  }

  async say(what: string, form: Record<string, string>): Promise<string> {
    const { text, status } = await this.coalition.ask("POST", `/workers/${what}`, {
      form: { hostname: this.name, ...form },
      headers: { accept: "text/plain" },
      ...(this.basic ? { basic: this.basic } : {}),
    });
    if (status !== 200) throw new Error(`${what}: ${status} ${text}`);
    return text;
  }

  /** The job it is given, read as Python reads it; null for none. */
  async pick(load = "[12]"): Promise<Picked | null> {
    const text = await this.say("pickjob", { load, free_memory: "1000", total_memory: "2000" });
    const [id, command, dir, user, environment] = pythonValue(text) as [
      number,
      string,
      string,
      string,
      string,
    ];
    return id === -1 ? null : { id, command, dir, user, environment };
  }

  /** Whether it is to go on. */
  async beat(id: number, log: string | Uint8Array = ""): Promise<boolean> {
    const text = await this.say("heartbeat", {
      jobId: String(id),
      log: Buffer.from(log).toString("base64"),
      load: "[50]",
      free_memory: "900",
      total_memory: "2000",
    });
    if (text !== "true" && text !== "false") throw new Error(`heartbeat: ${text}`);
    return text === "true";
  }

  async end(id: number, errorCode = 0): Promise<void> {
    const text = await this.say("endjob", { jobId: String(id), errorCode: String(errorCode) });
    if (text !== "None") throw new Error(`endjob: ${text}`);
  }
}

/** One server for all tests of the file. */
export function coalitionForAll(settings: ServerSettings = {}): () => Coalition {
  let coalition: Coalition;
  beforeAll(async () => {
    coalition = new Coalition(await forAllTests(() => withServer(settings)));
  });
  return () => coalition;
}

export async function withCoalition(settings: ServerSettings = {}): Promise<Coalition> {
  return new Coalition(await withServer(settings));
}
