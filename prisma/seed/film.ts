import type { Actor } from "../../src/domain/actor.ts";
import { cancel } from "../../src/domain/jobs/cancel.ts";
import { type CommandInput, createCommand } from "../../src/domain/jobs/createCommand.ts";
import { pause } from "../../src/domain/jobs/pause.ts";
import { remove } from "../../src/domain/jobs/remove.ts";
import type { Cast } from "./nodes.ts";
import type { Stage } from "./stage.ts";

const frames = 12;

/** A film's shot as Coalition's users queue it: a tree with dependencies, and commands in every state. */
export async function seedFilm(stage: Stage, ada: Actor, { farm }: Cast): Promise<void> {
  const make = async (input: CommandInput) =>
    (await stage.run(ada, (change) => createCommand(change, { user: "ada", ...input }))).id;
  const film = await make({ title: "Short film", priority: 100 });
  const shot = await make({ title: "Shot 010", parent: film });
  const simulation = await make({
    title: "Smoke simulation",
    parent: shot,
    command: "simulate --scene shot010.blend",
    progressPattern: "%percent",
    timeout: 7_200,
  });
  const rendering = await make({ title: "Render", parent: shot });
  const rendered: number[] = [];
  for (let frame = 1; frame <= frames; frame++) {
    rendered.push(
      await make({
        title: `Frame ${frame}`,
        parent: rendering,
        command: `blender -b shot010.blend -f ${frame}`,
        dir: "/film/shot010",
        affinity: "linux,blender",
        retry: frame === 6 ? 1 : 0,
        dependencies: [simulation],
      }),
    );
  }
  await make({
    title: "Compose",
    parent: shot,
    command: "compose --shot 010",
    priority: 120,
    dependencies: rendered,
  });
  const preview = await make({ title: "Preview", parent: film, command: "preview --shot 010" });
  const draft = await make({ title: "Old draft", command: "render --draft" });
  const archive = await make({ title: "Archive rushes", command: "tar cf rushes.tar rushes" });
  await make({ title: "Nightly backup", command: "backup --all", user: "root" });

  stage.pass(5);
  await stage.begin(farm[2], simulation);
  for (const percent of [25, 50, 75, 100]) {
    stage.pass(9);
    const data = { percent, cells: percent * 40_000 };
    await stage.report(farm[2], simulation, percent / 100, data, `step ${percent / 25} of 4\n${percent} %\n`);
  }
  await stage.output(farm[2], simulation, "cache-info.json", "JSON", '{"steps": 4, "cells": 4000000}\n');
  await stage.end(farm[2], simulation);

  for (const [at, frame] of rendered.slice(0, 6).entries()) {
    const worker = farm[at % 2] as Actor;
    await stage.begin(worker, frame);
    stage.pass(6 + at);
    await stage.report(worker, frame, 1, { sample: 256 }, `Fra:${at + 1} Mem:1820M | Sample 256/256\n`);
    await stage.end(worker, frame, at === 5 ? "out of memory at sample 201" : undefined);
  }
  // The retry that frame 6 has left ends the same way.
  const sixth = rendered[5] as number;
  await stage.begin(farm[1], sixth);
  stage.pass(4);
  await stage.end(farm[1], sixth, "out of memory at sample 198");

  await stage.run(ada, (change) => pause(change, preview));
  await stage.run(ada, (change) => cancel(change, archive));
  await stage.run(ada, (change) => remove(change, draft));
  await stage.begin(farm[0], rendered[6] as number);
  stage.pass(2);
  const data = { sample: 96 };
  await stage.report(farm[0], rendered[6] as number, 0.375, data, "Fra:7 Mem:1821M | Sample 96/256\n");
}
