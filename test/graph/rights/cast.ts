import { Readable } from "node:stream";
import type { Actor } from "../../../src/domain/actor.ts";
import type { Services } from "../../../src/domain/change.ts";
import { acquire } from "../../../src/domain/jobs/acquire.ts";
import { start } from "../../../src/domain/jobs/start.ts";
import { hashPassword } from "../../../src/domain/users/password.ts";
import { Bus } from "../../../src/events/bus.ts";
import { insertRow, updateRows } from "../../../src/store/rows.ts";
import type { Store } from "../../../src/store/store.ts";
import type { World } from "../../support/world.ts";
import type { Role } from "./table.ts";

export interface Cast {
  readonly actors: Readonly<Record<Role, Actor>>;
  /** Services on which every change is tried and undone. */
  readonly services: Services;
  /** A ticket for bytes that have been taken in. */
  claim(): Promise<string>;
}

/**
 * Ann (user 1) made job 1, which node 1, registered by Olga, works on, an output of it and a key; job 2 waits; job 3 makes images and is held
 * by node 1 too. Ned registered node 2 and works for it.
 */
export async function castOf(world: World): Promise<Cast> {
  const creator = await world.user("ann");
  const owner = await world.user("olga");
  const { node } = await world.worker(owner, { name: "one" });
  const holder = { ...(await world.user("hal")), node };
  const ned = await world.user("ned");
  const worker = await world.worker(ned, { name: "two" });
  const anonymous = (access: "off" | "read" | "write"): Actor => ({
    user: null,
    node: null,
    anonymous: access,
    facade: "graphql",
  });
  const { id } = await world.command(creator);
  await world.command(creator);
  await world.run(holder, (change) => acquire(change, id));
  await world.run(holder, (change) => start(change, id));
  const at = world.clock.now();
  const passwordHash = await hashPassword("right");
  await world.services.store.write(async (tx) => {
    const row = { createdAt: at };
    await insertRow(tx, "Output", {
      ...row,
      jobId: id,
      name: "model",
      type: "",
      size: 1n,
      sha256: "",
      blobKey: `00/${"0".repeat(30)}`,
    });
    await updateRows(tx, "User", { id: 1 }, { passwordHash });
    await insertRow(tx, "Token", { ...row, userId: 1, name: "key", hash: "hash", hint: "gk_12345" });
    const { id: providerId } = await insertRow(tx, "Provider", { ...row, name: "cloud" });
    await insertRow(tx, "ProviderImage", { providerId, name: "image" });
    await insertRow(tx, "DiskImage", { ...row, name: "disk" });
    await insertRow(tx, "Label", { ...row, name: "label" });
    const image = { ...row, imageName: "image", version: 1, state: "BUILDING" as const, stateSince: at };
    const dib = await insertRow(tx, "DibImage", image);
    const snapshot = await insertRow(tx, "SnapshotImage", { ...image, providerName: "cloud" });
    await insertRow(tx, "Job", {
      ...row,
      kind: "IMAGE",
      templateId: -1,
      state: "WAITING",
      updatedAt: at,
      nodeId: holder.node.id,
      dibImageId: dib.id,
      snapshotImageId: snapshot.id,
    });
  });
  const { blobs } = world.services;
  return {
    actors: {
      nobody: anonymous("off"),
      reader: anonymous("read"),
      writer: anonymous("write"),
      user: await world.user("stan"),
      creator,
      holder,
      worker,
      owner,
      admin: await world.admin(),
    },
    services: { ...world.services, store: trial(world.services.store), bus: new Bus(world.services.store) },
    claim: async () => blobs.claims.issue(await blobs.take(Readable.from(["bytes"]), { limit: 100 })),
  };
}

class Undo extends Error {}

/** The same store, with every change taken back before it is committed. */
function trial(store: Store): Store {
  return {
    ...store,
    write: async <T>(work: Parameters<typeof store.write<T>>[0]): Promise<T> => {
      let result: { value: T } | undefined;
      await store
        .write(async (tx) => {
          result = { value: await work(tx) };
          throw new Undo();
        })
        .catch((error) => {
          if (!(error instanceof Undo)) throw error;
        });
      return (result as { value: T }).value;
    },
  };
}
