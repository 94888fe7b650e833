import { describe, expect, test } from "@jest/globals";
import { insertRow } from "../../src/store/rows.ts";
import { withStore } from "../support/store.ts";

const createdAt = new Date("2026-01-01T00:00:00Z");

describe("a new database", () => {
  test("knows UFDL's hardware generations in their order", async () => {
    const { read } = await withStore();
    const rows = await read.hardware.findMany({ orderBy: { id: "asc" } });
    expect(
      rows.map((row) => [row.id, row.generation, row.minComputeCapability, row.maxComputeCapability]),
    ).toEqual([
      [1, "Fermi", 2, 3],
      [2, "Kepler", 3, 5],
      [3, "Maxwell", 5, 6],
      [4, "Pascal", 6, 7],
      [5, "Volta", 7, 7.5],
      [6, "Turing", 7.5, 8],
      [7, "Ampere", 8, 9],
      [8, "Hopper", 9, 10],
    ]);
  });

  test("knows UFDL's 27 job types and 3 job contracts", async () => {
    const { read } = await withStore();
    expect(await read.jobType.count()).toBe(27);
    expect(await read.jobType.findUnique({ where: { name: "DockerImage" } })).toEqual({
      id: 15,
      name: "DockerImage",
      pkg: "ufdl.jobtypes",
      cls: "ufdl.jobtypes.standard.server.DockerImage",
    });
    const contracts = await read.jobContract.findMany({ orderBy: { id: "asc" } });
    expect(contracts.map(({ name, cls }) => [name, cls])).toEqual([
      ["Predict", "ufdl.jobcontracts.standard.Predict"],
      ["Train", "ufdl.jobcontracts.standard.Train"],
      ["Export", "ufdl.jobcontracts.standard.Export"],
    ]);
  });

  test("has 63 unnamed affinities and a clock at 0", async () => {
    const { read } = await withStore();
    const affinities = await read.affinity.findMany({ orderBy: { id: "asc" } });
    expect(affinities).toEqual(Array.from({ length: 63 }, (_, index) => ({ id: index + 1, name: "" })));
    expect(await read.eventClock.findMany()).toEqual([{ id: 1, last: 0n }]);
  });

  test("has the two built-in templates, which nobody can work", async () => {
    const { read } = await withStore();
    const templates = await read.template.findMany({ orderBy: { id: "desc" } });
    expect(templates.map(({ id, name, version, workable }) => [id, name, version, workable])).toEqual([
      [0, "command", 1, false],
      [-1, "image", 1, false],
    ]);
    for (const template of templates)
      expect(Math.abs(Date.now() - template.createdAt.getTime())).toBeLessThan(7_200_000);
  });

  test("counts on after the rows it came with", async () => {
    const store = await withStore();
    const ids = await store.write(async (tx) => [
      (await insertRow(tx, "Template", { name: "mine", createdAt })).id,
      (
        await insertRow(tx, "Hardware", {
          generation: "Blackwell",
          minComputeCapability: 10,
          maxComputeCapability: 12,
        })
      ).id,
      (await insertRow(tx, "JobType", { name: "mine", pkg: "p", cls: "c" })).id,
      (await insertRow(tx, "JobContract", { name: "mine", pkg: "p", cls: "c" })).id,
    ]);
    expect(ids).toEqual([1, 9, 28, 4]);
  });
});
