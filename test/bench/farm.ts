import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/config.ts";
import { type Actor, programActor } from "../../src/domain/actor.ts";
import { change } from "../../src/domain/change.ts";
import { createTree } from "../../src/domain/jobs/createTree.ts";
import type { TreeInput } from "../../src/domain/jobs/plan.ts";
import { editNodes } from "../../src/domain/nodes/nodesByName.ts";
import { asWorker } from "../../src/domain/nodes/upsertWorker.ts";
import { makeLog } from "../../src/http/log.ts";
import { type Server, startServer } from "../../src/server.ts";

/** A gateway with a queue of some length, to be measured. */
export interface Farm {
  readonly server: Server;
  readonly people: Actor;
  /** Acts for a worker of this name, made known. */
  worker(name: string): Promise<Actor>;
  close(): Promise<void>;
}

/** The scene of every tree: most jobs want what the worker does not have, as on a farm that waits for its GPUs. */
function scene(frames: number): TreeInput {
  return {
    title: "scene",
    children: Array.from({ length: frames }, (_, frame) => ({
      title: `frame ${frame}`,
      command: "render",
      priority: frame % 256,
      affinity: frame % 10 === 0 ? "linux" : ["gpu", "gpu,linux", "mac", "windows"][frame % 4],
    })),
  };
}

/**
 * Starts a gateway on a folder of its own, or on that database, and fills its queue with `jobs` waiting jobs in trees of
 * 1,000.
 */
export async function farm(jobs: number, databaseUrl?: string): Promise<Farm> {
  const folder = await mkdtemp(join(tmpdir(), "gantry-bench-"));
  const config = readConfig({
    PORT: "0",
    DATA_DIR: folder,
    ADMIN_PASSWORD: "bench bench",
    LOG_LEVEL: "silent",
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  });
  const server = await startServer(config, { log: makeLog("silent") });
  const { services } = server;
  const people: Actor = { ...programActor("start"), facade: "coalition" };
  for (let made = 0; made < jobs; made += 1_000) {
    const tree: TreeInput = { title: `film ${made}`, children: Array.from({ length: 10 }, () => scene(100)) };
    await change({ services, actor: people }, (tx) => createTree(tx, tree));
  }
  await asWorker({ services, actor: people }, { name: "w0" });
  await change({ services, actor: people }, (tx) =>
    editNodes(tx, [{ name: "w0", affinity: "linux,fast\nlinux" }]),
  );
  return {
    server,
    people,
    worker: async (name) => (await asWorker({ services, actor: people }, { name })).call.actor,
    close: async () => {
      await server.close(1_000);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A chain of groups with one leaf at the deepest level there is. */
export function chain(levels: number): TreeInput {
  return levels === 1
    ? { title: "leaf", command: "render", affinity: "linux", priority: 255 }
    : { title: `level ${levels}`, priority: 255, children: [chain(levels - 1)] };
}
