import { describe, expect, test } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.ts";
import { buildImage } from "../../../src/domain/images/build.ts";
import { deleteDibImage, deleteSnapshotImage } from "../../../src/domain/images/delete.ts";
import { describeDibImage } from "../../../src/domain/images/describe.ts";
import { addDiskImage } from "../../../src/domain/images/diskImages.ts";
import { addProvider, setProviderImage } from "../../../src/domain/images/providers.ts";
import { updateImage } from "../../../src/domain/images/update.ts";
import { uploadImage } from "../../../src/domain/images/upload.ts";
import { acquireNext } from "../../../src/domain/jobs/acquireNext.ts";
import { cancel } from "../../../src/domain/jobs/cancel.ts";
import { finish } from "../../../src/domain/jobs/finish.ts";
import { progress } from "../../../src/domain/jobs/progress.ts";
import { purge } from "../../../src/domain/jobs/purge.ts";
import { remove } from "../../../src/domain/jobs/remove.ts";
import { resetTree } from "../../../src/domain/jobs/resetTree.ts";
import { restore } from "../../../src/domain/jobs/restore.ts";
import { retry } from "../../../src/domain/jobs/retry.ts";
import { refused, type World, withWorld } from "../../support/world.ts";

/** A world with a disk image, a provider that can hold it, and somebody to build it. */
async function nodepool() {
  const world = await withWorld();
  const admin = await world.admin();
  const builder = await world.worker(await world.user("builder"), { name: "builder-1" });
  await world.run(admin, (tx) => addDiskImage(tx, "trusty"));
  await world.run(admin, (tx) => addProvider(tx, "cloud"));
  await world.run(admin, (tx) =>
    setProviderImage(tx, { provider: "cloud", name: "trusty-server", diskImage: "trusty" }),
  );
  await world.run(admin, (tx) => setProviderImage(tx, { provider: "cloud", name: "bare" }));
  return { world, admin, builder, build: () => world.run(admin, (tx) => buildImage(tx, "trusty")) };
}

const dib = (world: World, pk: number | null) =>
  world.services.store.read.dibImage.findUniqueOrThrow({ where: { id: pk ?? 0 } });
const snapshot = (world: World, pk: number | null) =>
  world.services.store.read.snapshotImage.findUniqueOrThrow({ where: { id: pk ?? 0 } });
const take = (world: World, by: Actor) => world.run(by, (tx) => acquireNext(tx, { kinds: ["IMAGE"] }));

async function imageEvents(world: World) {
  const events = await world.events();
  return events
    .filter(({ type }) => type.startsWith("IMAGE_"))
    .map(({ type, data }) => [type, JSON.parse(data)] as const);
}

describe("a build", () => {
  test("makes a row and a job at once, and the row is ready when the job is", async () => {
    const { world, builder, build } = await nodepool();
    const job = await build();
    expect(job).toMatchObject({ kind: "IMAGE", imageAction: "BUILD", state: "WAITING", templateId: -1 });
    expect(await dib(world, job.dibImageId)).toMatchObject({
      imageName: "trusty",
      state: "BUILDING",
      version: world.clock.now().getTime() / 1000,
      removedAt: null,
    });
    const taken = await take(world, builder);
    expect(taken?.id).toBe(job.id);
    await world.run(builder, (tx) => progress(tx, job.id, { progress: 0.5 }));
    expect((await dib(world, job.dibImageId)).state).toBe("BUILDING");
    await world.run(builder, (tx) =>
      describeDibImage(tx, job.dibImageId ?? 0, { filename: "/images/trusty" }),
    );
    world.clock.advance(60);
    await world.run(builder, (tx) => finish(tx, job.id));
    expect(await dib(world, job.dibImageId)).toMatchObject({
      state: "READY",
      filename: "/images/trusty",
      stateSince: world.clock.now(),
    });
  });

  test("while it goes on another begins nothing new", async () => {
    const { world, build } = await nodepool();
    const first = await build();
    expect((await build()).id).toBe(first.id);
    expect(await world.services.store.read.dibImage.count()).toBe(1);
  });

  test("that fails takes its row away and says why", async () => {
    const { world, builder, build } = await nodepool();
    const job = await build();
    await take(world, builder);
    await world.run(builder, (tx) => finish(tx, job.id, { error: "no space left" }));
    expect((await dib(world, job.dibImageId)).removedAt).toEqual(world.clock.now());
    expect(await imageEvents(world)).toContainEqual([
      "IMAGE_REMOVED",
      { reason: "no space left", job: job.id },
    ]);
    expect((await build()).id).not.toBe(job.id);
  });

  test("that is tried again has its row back", async () => {
    const { world, admin, builder, build } = await nodepool();
    const job = await build();
    await take(world, builder);
    await world.run(builder, (tx) => finish(tx, job.id, { error: "flaky" }));
    await world.run(admin, (tx) => retry(tx, job.id));
    expect(await dib(world, job.dibImageId)).toMatchObject({ state: "BUILDING", removedAt: null });
  });

  test("whose tree is reset is building again, whether it had failed or was ready", async () => {
    const { world, admin, builder, build } = await nodepool();
    const job = await build();
    for (const result of [{ error: "flaky" }, {}]) {
      await take(world, builder);
      await world.run(builder, (tx) => finish(tx, job.id, result));
      await world.run(admin, (tx) => resetTree(tx, job.id));
      expect(await dib(world, job.dibImageId)).toMatchObject({ state: "BUILDING", removedAt: null });
    }
    await take(world, builder);
    await world.run(builder, (tx) => finish(tx, job.id));
    expect(await dib(world, job.dibImageId)).toMatchObject({ state: "READY", removedAt: null });
  });

  test.each([
    ["cancelled", cancel],
    ["deleted", remove],
    ["purged", purge],
  ])("whose job is %s has no row", async (_how, verb) => {
    const { world, admin, build } = await nodepool();
    const job = await build();
    await world.run(admin, (tx) => verb(tx, job.id));
    expect((await dib(world, job.dibImageId)).removedAt).not.toBeNull();
    expect((await imageEvents(world)).at(-1)?.[0]).toBe("IMAGE_REMOVED");
  });

  test("outlives the record of its making", async () => {
    const { world, admin, builder, build } = await nodepool();
    const job = await build();
    await take(world, builder);
    await world.run(builder, (tx) => finish(tx, job.id));
    await world.run(admin, (tx) => purge(tx, job.id));
    expect(await dib(world, job.dibImageId)).toMatchObject({ state: "READY", removedAt: null });
  });

  test("comes back with its deleted job", async () => {
    const { world, admin, build } = await nodepool();
    const job = await build();
    await world.run(admin, (tx) => remove(tx, job.id));
    await world.run(admin, (tx) => restore(tx, job.id));
    expect(await dib(world, job.dibImageId)).toMatchObject({ state: "BUILDING", removedAt: null });
  });

  test("that is deleted while it goes on cancels its job, and finishing brings nothing back", async () => {
    const { world, admin, builder, build } = await nodepool();
    const job = await build();
    await take(world, builder);
    await world.run(admin, (tx) => deleteDibImage(tx, job.dibImageId ?? 0));
    expect((await world.job(job.id)).state).toBe("CANCELLED");
    await world.run(builder, (tx) => finish(tx, job.id));
    expect((await dib(world, job.dibImageId)).removedAt).not.toBeNull();
    expect(await refused(world.run(admin, (tx) => deleteDibImage(tx, job.dibImageId ?? 0)))).toBe(
      "NOT_FOUND",
    );
  });

  test("is for operators, and of a known disk image", async () => {
    const { world, admin, builder } = await nodepool();
    expect(await refused(world.run(builder, (tx) => buildImage(tx, "trusty")))).toBe("FORBIDDEN");
    expect(await refused(world.run(admin, (tx) => buildImage(tx, "xenial")))).toBe("NOT_FOUND");
  });
});

describe("an upload", () => {
  test("needs a ready build, and is named as the provider names it", async () => {
    const { world, admin, builder, build } = await nodepool();
    const upload = () => world.run(admin, (tx) => uploadImage(tx, { name: "trusty", provider: "cloud" }));
    expect(await refused(upload())).toBe("IMAGE_NOT_READY");
    const job = await build();
    await take(world, builder);
    await world.run(builder, (tx) => finish(tx, job.id));
    const uploading = await upload();
    expect(await snapshot(world, uploading.snapshotImageId)).toMatchObject({
      providerName: "cloud",
      imageName: "trusty-server",
      state: "BUILDING",
    });
    await take(world, builder);
    await world.run(builder, (tx) => finish(tx, uploading.id));
    expect((await snapshot(world, uploading.snapshotImageId)).state).toBe("READY");
    await world.run(admin, (tx) => deleteSnapshotImage(tx, uploading.snapshotImageId ?? 0));
    expect((await snapshot(world, uploading.snapshotImageId)).removedAt).not.toBeNull();
  });
});

describe("an update", () => {
  const update = (image: string, provider = "cloud") => ({ image, provider });

  test("takes the image's name, or the number of a snapshot of it", async () => {
    const { world, admin } = await nodepool();
    const job = await world.run(admin, (tx) => updateImage(tx, update("bare")));
    const again = await world.run(admin, (tx) => updateImage(tx, update(String(job.snapshotImageId))));
    expect((await snapshot(world, again.snapshotImageId)).imageName).toBe("bare");
    expect(again.snapshotImageId).not.toBe(job.snapshotImageId);
  });

  test("refuses what is made from a disk image, and what nobody knows", async () => {
    const { world, admin } = await nodepool();
    const asked = (image: string, provider?: string) =>
      refused(world.run(admin, (tx) => updateImage(tx, update(image, provider))));
    expect(await asked("trusty-server")).toBe("IMAGE_NOT_SNAPSHOT");
    expect(await asked("nothing")).toBe("NOT_FOUND");
    expect(await asked("99")).toBe("NOT_FOUND");
    expect(await asked("bare", "nowhere")).toBe("NOT_FOUND");
  });
});
