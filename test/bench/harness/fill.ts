import { copyFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { type Gateway, startGateway } from "./gateway.ts";
import { folder } from "./scratch.ts";

/** What the read benches find: some 20,000 jobs under 1,000 roots, and 20,000 nodes. Made once and copied. */
export const farm = {
  roots: 1_000,
  jobs: 20_001,
  nodes: 20_000,
  /** Roots without children that stand first; every other one is held by a node. */
  first: 50,
  /** The job from a template, with inputs and parameters, in a group of its own. */
  templateJob: 52,
  trees: 20,
  scenes: 10,
  frames: 94,
} as const;

const job = (f: string) => `{ job { ${f} } errors { code message } }`;

/** Makes the farm's first jobs and nodes, all of its jobs when `whole`. Through the graph, as users would. */
export async function fill(gateway: Gateway, { whole }: { whole: boolean }): Promise<void> {
  const { graphql } = gateway;
  await batches(
    gateway,
    farm.first,
    (at) => `registerNode(input: { name: "n${at}", hostname: "n${at}.example" })
    { errors { code message } }`,
  );
  await batches(gateway, farm.first, (at) => createRoot(at));
  for (let at = 1; at <= farm.first; at += 2) {
    await graphql(`mutation { acquireJob(id: ${at}) ${job("number")} }`, {}, { "node-id": String(at) });
  }
  await graphql(`mutation { createCommandJob(input: { title: "training" }) ${job("number")} }`);
  await createTemplateJob(gateway, farm.templateJob - 1);
  if (!whole) return;
  await batches(gateway, farm.roots - farm.first - 1 - farm.trees, (at) => createRoot(farm.first + 1 + at));
  for (let tree = 1; tree <= farm.trees; tree++) {
    await graphql(`mutation ($tree: JobTreeInput!) { createJobTree(tree: $tree) ${job("number")} }`, {
      tree: film(tree),
    });
  }
}

/** A job from a template: by UFDL's API, and put into that group by Coalition's. */
async function createTemplateJob({ url, headers }: Gateway, parent: number): Promise<void> {
  const post = async <T>(path: string, body: unknown): Promise<T> => {
    const response = await fetch(url + path, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  };
  const template = await post<{ pk: number }>("/ufdl/v1/job-templates/import", {
    name: "train",
    scope: "user",
    licence: "MIT",
    domain: "ic",
    specific: {
      job_type: "Train<Domain<'Image Classification'>, Framework<'tensorflow', '1.14'>>",
      executor_class: "example.Train",
      required_packages: "tensorflow==1.14",
      parameters: {
        epochs: { types: ["int"], help: "How often all images are seen", default: 10, default_type: "int" },
      },
    },
  });
  const made = await post<{ pk: number }>(`/ufdl/v1/job-templates/${template.pk}/create-job`, {
    description: "ten epochs",
    input_values: { dataset: { value: 1, type: "PK<Dataset<Domain<'Image Classification'>>>" } },
    parameter_values: { epochs: { value: 10, type: "int" } },
  });
  await post("/coalition/api/jobs", { [made.pk]: { parent } });
}

function createRoot(at: number): string {
  return `createCommandJob(input: { title: "root ${at}", command: "render --frame ${at}", onBehalfOf: "ann" })
    { errors { code message } }`;
}

/** Runs a mutation field so many times, 50 in a request. */
async function batches({ graphql }: Gateway, count: number, field: (at: number) => string): Promise<void> {
  for (let done = 0; done < count; done += 50) {
    const fields = Array.from(
      { length: Math.min(50, count - done) },
      (_, i) => `m${i}: ${field(done + i + 1)}`,
    );
    await graphql(`mutation { ${fields.join("\n")} }`);
  }
}

/** A tree of 951 jobs. */
function film(tree: number) {
  return {
    title: `film ${tree}`,
    children: Array.from({ length: farm.scenes }, (_, scene) => ({
      title: `scene ${scene}`,
      children: Array.from({ length: farm.frames }, (_, frame) => ({
        title: `shot ${scene % 2} frame ${frame}`,
        command: "render",
      })),
    })),
  };
}

/** A tree with so many jobs that wait for a worker. */
export function waiting(jobs: number) {
  const scenes = Math.ceil(jobs / 100);
  return {
    title: "film",
    children: Array.from({ length: scenes }, (_, scene) => ({
      title: `scene ${scene}`,
      children: Array.from({ length: Math.min(100, jobs - scene * 100) }, (_, frame) => ({
        title: `frame ${frame}`,
        command: "render",
      })),
    })),
  };
}

let made: Promise<string> | undefined;

/** A data folder of its own with the whole farm. */
export async function farmFolder(): Promise<string> {
  made ??= make();
  const copy = folder("farm");
  cpSync(await made, copy, { recursive: true });
  return copy;
}

async function make(): Promise<string> {
  const gateway = await startGateway();
  await fill(gateway, { whole: true });
  await gateway.stop();
  const path = databaseIn(gateway.dataDir);
  const database = new Database(path);
  multiplyNodes(database);
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
  return gateway.dataDir;
}

/** The database file of a data folder. */
export function databaseIn(dataDir: string): string {
  return join(dataDir, "gantry.db");
}

/** A copy of the gateway's database for a contender of its own, so that neither waits for the other's lock. */
export function copyOfDatabase(dataDir: string): string {
  const path = join(folder("copy"), "copy.db");
  copyFileSync(databaseIn(dataDir), path);
  return path;
}

/** Copies of the last node up to the farm's count, every other one inactive: registering each would take minutes. */
function multiplyNodes(database: Database.Database): void {
  const node = database.prepare(`SELECT * FROM "Node" ORDER BY "id" DESC LIMIT 1`).get() as Record<
    string,
    unknown
  >;
  const columns = Object.keys(node);
  const insert = database.prepare(
    `INSERT INTO "Node" (${columns.map((c) => `"${c}"`).join()}) VALUES (${columns.map((c) => `@${c}`).join()})`,
  );
  database.transaction(() => {
    for (let id = farm.first + 1; id <= farm.nodes; id++) {
      const name = `n${id}`;
      const createdAt = Number(node.createdAt) + id;
      insert.run({
        ...node,
        id,
        name,
        nameKey: name,
        hostname: `${name}.example`,
        active: id % 2,
        createdAt,
        updatedAt: createdAt,
      });
    }
  })();
}
