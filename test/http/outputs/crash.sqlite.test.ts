import { mkdir, utimes, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { filesIn } from "../../support/folder.ts";
import { startJob, withGateway } from "../../support/gateway.ts";
import { afterThisTest } from "../../support/store.ts";

test("what a killed gateway left half done is gone after the next start, and what it had acknowledged is there", async () => {
  const gateway = await withGateway();
  const { job, headers } = await startJob(gateway);
  const path = (name: string) => `/outputs/${job}/${name}?type=T`;
  const added = await fetch(gateway.url + path("whole"), { method: "PUT", headers, body: "acknowledged" });
  const { url } = (await added.json()) as { url: string };

  const sender = connect(Number(new URL(gateway.url).port), "127.0.0.1");
  afterThisTest(async () => void sender.destroy());
  sender.on("error", () => {});
  const lines = Object.entries({ ...headers, host: "localhost", "content-length": "1000000" });
  sender.write(
    `PUT ${path("half")} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
  );
  sender.write(Buffer.alloc(500_000));
  const half = async () => (await filesIn(gateway.blobs)).filter((file) => file.startsWith(".incoming"));
  for (let tries = 0; tries < 100 && (await half()).length === 0; tries++) await pause(50);
  expect(await half()).toHaveLength(1);
  await gateway.kill();
  expect(await half()).toHaveLength(1);
  // As if the crash had come between keeping bytes and committing their row, a little earlier.
  const stray = join(gateway.blobs, "ab", "c".repeat(30));
  await mkdir(dirname(stray), { recursive: true });
  await writeFile(stray, "kept and never named");
  const earlier = new Date(Date.now() - 5_000);
  await utimes(stray, earlier, earlier);

  const next = await gateway.again();
  for (let tries = 0; tries < 100 && (await filesIn(next.blobs)).length > 1; tries++) await pause(50);
  expect(await filesIn(next.blobs)).toHaveLength(1);
  expect(await (await fetch(next.url + url, { headers })).text()).toBe("acknowledged");
  const retried = await fetch(next.url + path("half"), { method: "PUT", headers, body: "whole now" });
  expect(retried.status).toBe(201);
});
