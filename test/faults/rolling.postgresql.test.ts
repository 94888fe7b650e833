import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { withCheckedBalancer } from "../support/balancer.ts";
import { built } from "../support/built.ts";
import { adminHeader } from "../support/gateway.ts";
import { size } from "../support/long.ts";
import { afterThisTest, withDatabase } from "../support/store.ts";
import { eventually } from "../support/subscribe.ts";

interface Running {
  url: string;
  /** Sends SIGTERM and gives the exit code. */
  stop(): Promise<number | null>;
}

/** Starts what `npm start` runs, on a free port. */
async function start(databaseUrl: string, dataDir: string): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, [await built("src/main.ts")], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: "0",
      ADMIN_PASSWORD: "admin's password",
      LOG_LEVEL: "warn",
      DRAIN_DELAY: "2s",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(([code]) => code as number | null);
  afterThisTest(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  let out = "";
  child.stdout?.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  let url: string | undefined;
  await eventually(() => {
    url = /serves at (\S+)\n/.exec(out)?.[1];
    return url !== undefined;
  });
  return {
    url: url ?? "",
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

test("gateways behind a proxy that checks them are restarted in turn under load without a failed request", async () => {
  const databaseUrl = await withDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "gantry-rolling-"));
  afterThisTest(() => rm(dataDir, { recursive: true, force: true }));
  const gateways: Running[] = [];
  for (let at = 0; at < 3; at++) gateways.push(await start(databaseUrl, dataDir));
  const balancer = await withCheckedBalancer(gateways.map(({ url }) => url));
  await eventually(() => balancer.ready() === 3);

  let answered = 0;
  const failed: string[] = [];
  let working = true;
  const body = JSON.stringify({
    query: 'mutation { createCommandJob(input: { command: "x" }) { job { number } } }',
  });
  const headers = { "content-type": "application/json", authorization: adminHeader };
  const clients = Array.from({ length: 4 }, async () => {
    while (working) {
      const response = await fetch(`${balancer.url}/graphql`, { method: "POST", headers, body });
      const text = await response.text();
      if (response.status === 200 && text.includes('"number"')) answered++;
      else failed.push(`${response.status} ${text}`);
    }
  });
  for (let restart = 0; restart < size(2, 9); restart++) {
    const at = restart % gateways.length;
    const before = answered;
    await eventually(() => answered > before + 20);
    expect(await gateways[at]?.stop()).toBe(0);
    const again = await start(databaseUrl, dataDir);
    gateways[at] = again;
    balancer.targets[at] = again.url;
    await eventually(() => balancer.ready() === 3);
  }
  working = false;
  await Promise.all(clients);
  expect(failed).toEqual([]);
  const response = await fetch(`${balancer.url}/graphql?query={jobs{totalCount}}`, { headers });
  expect(await response.json()).toEqual({ data: { jobs: { totalCount: answered } } });
}, 600_000);
