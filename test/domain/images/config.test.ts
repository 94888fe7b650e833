import { describe, expect, test } from "@jest/globals";
import { applyNodepoolConfig } from "../../../src/domain/images/applyConfig.ts";
import { parseNodepoolConfig } from "../../../src/domain/images/config.ts";
import { addDiskImage } from "../../../src/domain/images/diskImages.ts";
import { addProvider } from "../../../src/domain/images/providers.ts";
import { withWorld } from "../../support/world.ts";

const file = `
script-dir: /etc/nodepool/scripts
labels:
  - name: trusty-small
    image: trusty
    min-ready: 2
providers:
  - name: cloud
    region-name: region-b
    images:
      - name: trusty
        diskimage: trusty
        min-ram: 8192
      - name: bare
        base-image: Ubuntu 14.04
diskimages:
  - name: trusty
    elements: [ubuntu, vm]
`;

describe("a nodepool.yaml", () => {
  test("names providers with their images, disk images and labels", () => {
    expect(parseNodepoolConfig(file)).toEqual({
      providers: [
        {
          name: "cloud",
          images: [
            { name: "trusty", diskImage: "trusty" },
            { name: "bare", diskImage: null },
          ],
        },
      ],
      diskImages: ["trusty"],
      labels: [{ name: "trusty-small", image: "trusty" }],
    });
  });

  test("may be empty, and may name disk images where later versions do", () => {
    expect(parseNodepoolConfig("")).toEqual({ providers: [], diskImages: [], labels: [] });
    expect(parseNodepoolConfig("providers: [{name: p, diskimages: [{name: d}]}]")).toMatchObject({
      providers: [{ name: "p", images: [{ name: "d", diskImage: "d" }] }],
      diskImages: ["d"],
    });
  });

  test.each([
    ["providers: [", /nodepool.yaml/],
    ["providers: [{images: []}]", /providers\.0\.name/],
    ["diskimages: {trusty: {}}", /diskimages/],
    ["labels: [3]", /labels\.0/],
  ])("that is wrong says where: %s", (text, where) => {
    expect(() => parseNodepoolConfig(text)).toThrow(where);
  });

  test("is brought into force, and a later one takes back only what a file brought", async () => {
    const world = await withWorld();
    const admin = await world.admin();
    const { read } = world.services.store;
    await world.run(admin, (tx) => addDiskImage(tx, "by-hand"));
    await world.run(admin, (tx) => addProvider(tx, "own"));
    const apply = (text: string) =>
      world.run(admin, (tx) => applyNodepoolConfig(tx, parseNodepoolConfig(text)));
    expect(await apply(file)).toEqual({
      added: [
        "disk image trusty",
        "label trusty-small",
        "provider cloud",
        "image trusty of provider cloud",
        "image bare of provider cloud",
      ],
      changed: [],
      removed: [],
    });
    const events = await read.event.count();
    expect(await apply(file)).toEqual({ added: [], changed: [], removed: [] });
    expect(await read.event.count()).toBe(events);
    const less = file.replace("      - name: bare\n        base-image: Ubuntu 14.04\n", "");
    expect((await apply(less)).removed).toEqual(["image bare of provider cloud"]);
    expect((await apply("")).removed).toEqual(["disk image trusty", "label trusty-small", "provider cloud"]);
    expect((await read.diskImage.findMany()).map(({ name }) => name)).toEqual(["by-hand"]);
    expect((await read.provider.findMany()).map(({ name }) => name)).toEqual(["own"]);
  });
});
