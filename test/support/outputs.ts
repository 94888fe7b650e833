import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import type { Job } from "../../prisma/generated/sqlite/client.ts";
import type { Actor } from "../../src/domain/actor.ts";
import { acquire } from "../../src/domain/jobs/acquire.ts";
import { start } from "../../src/domain/jobs/start.ts";
import type { TakenBlob } from "../../src/store/blobs/blobs.ts";
import type { World } from "./world.ts";

/** A job, and the actor of the node that has acquired it; started unless told otherwise. */
export async function startedJob(
  world: World,
  { begun = true, user = "worker" } = {},
): Promise<{ job: Job; holder: Actor }> {
  const maker = await world.user(user);
  const holder = await world.worker(maker, { name: `node of ${user}` });
  const { id } = await world.command(maker);
  await world.run(holder, (change) => acquire(change, id));
  if (begun) await world.run(holder, (change) => start(change, id));
  return { job: await world.job(id), holder };
}

/** Bytes taken into the world's blob store, random unless given. */
export function taken(world: World, bytes: Uint8Array = randomBytes(10)): Promise<TakenBlob> {
  const source = bytes.length === 0 ? Readable.from([]) : Readable.from([Buffer.from(bytes)]);
  return world.services.blobs.take(source, { limit: 1_000_000 });
}

/** The keys of all kept blobs. */
export async function keptBlobs({ services }: World): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of services.blobs.list()) keys.push(key);
  return keys.sort();
}
