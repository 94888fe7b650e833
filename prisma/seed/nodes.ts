import type { Actor } from "../../src/domain/actor.ts";
import type { Services } from "../../src/domain/change.ts";
import { deactivate } from "../../src/domain/nodes/activate.ts";
import { pauseNode } from "../../src/domain/nodes/pause.ts";
import { removeNode } from "../../src/domain/nodes/remove.ts";
import type { Node } from "../generated/sqlite/client.ts";
import type { Stage } from "./stage.ts";

/** What the rest of the story works on. */
export interface Cast {
  gpus: readonly [Actor, Actor];
  farm: readonly [Actor, Actor, Actor];
}

const gigabyte = 2n ** 30n;

/** Nodes as each dialect registers them, in every condition that a node can be in. */
export async function seedNodes(stage: Stage, admin: Actor): Promise<Cast> {
  const gpu = (index: number) =>
    stage.worker(admin, {
      ip: "10.0.0.11",
      index,
      hardware: 7,
      cpuMemory: 64n * gigabyte,
      gpuMemory: 24n * gigabyte,
      driverVersion: "550.54.15",
    });
  const gpus = [await gpu(1), await gpu(2)] as const;
  await stage.worker(admin, { ip: "10.0.0.12", index: 0, cpuMemory: 16n * gigabyte });

  const render = (name: string, affinity: string, load: string) =>
    stage.worker(admin, {
      name,
      ip: "10.0.1.1",
      affinity,
      cpuLoad: load,
      freeMemory: 9_216n,
      totalMemory: 32_768n,
    });
  const farm = [
    await render("render-1", "linux,blender\nlinux", "[12, 30, 8, 45]"),
    await render("render-2", "linux,blender\nlinux", "[88, 91, 95, 90]"),
    await render("render-3", "linux", "[3, 1, 0, 2]"),
  ] as const;

  stage.pass(20);
  const held = await stage.worker(admin, { hostname: "scale-a.example.org", cpuMemory: 32n * gigabyte });
  await stage.worker(admin, { hostname: "scale-b.example.org", cpuMemory: 32n * gigabyte });
  await stage.run(admin, (change) => pauseNode(change, pkOf(held), { reason: "New disk on Monday" }));

  const pool = (nodename: string, provisionState: "BUILDING" | "READY" | "USED" | "DELETE" | "HOLD") =>
    stage.worker(admin, {
      hostname: `${nodename}.pool.example.org`,
      nodename,
      provisionState,
      providerName: "cloud-one",
      labelName: "ubuntu-small",
      targetName: "ci",
      externalId: `vm-${nodename.slice(-4)}`,
      az: "zone-1",
    });
  await pool("ubuntu-small-0001", "READY");
  await pool("ubuntu-small-0002", "USED");
  await pool("ubuntu-small-0003", "HOLD");
  await pool("ubuntu-small-0004", "BUILDING");
  await pool("ubuntu-small-0005", "DELETE");

  stage.pass(10);
  const retired = await stage.worker(admin, { hostname: "scale-old.example.org" });
  await stage.run(admin, (change) => deactivate(change, pkOf(retired)));
  const gone = await stage.worker(admin, { hostname: "scale-lent.example.org" });
  await stage.run(admin, (change) => removeNode(change, pkOf(gone)));
  return { gpus, farm };
}

/** The nodes that call: not those that are retired, being made or given up. */
export function callingNodes({ store }: Services): Promise<Node[]> {
  return store.read.node.findMany({
    where: { removedAt: null, active: true, provisionState: { notIn: ["BUILDING", "DELETE"] } },
  });
}

/** The nodes have just been heard of when the story ends. */
export async function callFromNodes(services: Services): Promise<void> {
  const { presence, clock } = services;
  for (const { id } of await callingNodes(services)) presence.nodeSeen(id, clock.now());
  await presence.flush();
}

function pkOf({ node }: Actor): number {
  return node?.id ?? 0;
}
