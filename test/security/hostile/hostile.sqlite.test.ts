import { expect, test } from "@jest/globals";
import { publicSchema } from "../../../schema/index.ts";
import { adminHeader, type Gateway, startJob, withGateway } from "../../support/gateway.ts";
import { size } from "../../support/long.ts";
import { type HostileRequest, hostileRequests } from "./requests.ts";

/*
 * Thousands of requests that are made to cost much: none may keep the event loop for long, make the process grow, or end
 * in a 5xx. The time is that of the loop's thread on a core, so that a busy machine does not count.
 */

/**
 * Milliseconds and bytes. One request of a run may take up to `longest`: of 10,000 three took 51 to 53 ms on two
 * cores, and other machines are slower.
 */
const bounds = { loop: 50, longest: 100, growth: 100 * 2 ** 20 };
const count = size(100, 400);
const seed = Number(process.env.FC_SEED ?? 1);

const callers: readonly Record<string, string>[] = [{ authorization: adminHeader }, {}];

interface Cost {
  status: number;
  loop: number;
}

async function send(gateway: Gateway, { body, type }: HostileRequest, at: number): Promise<Cost> {
  const before = await gateway.cpu();
  const response = await fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": type, ...callers[at % callers.length] },
    body,
    signal: AbortSignal.timeout(10_000),
  });
  await response.arrayBuffer();
  return { status: response.status, loop: (await gateway.cpu()) - before };
}

/** A request that was long once, for instance since garbage was collected, is not long each time. */
async function least(gateway: Gateway, request: HostileRequest, at: number): Promise<Cost> {
  let cost = await send(gateway, request, at);
  for (let again = 0; again < 2 && cost.loop > bounds.loop && cost.status < 500; again++) {
    const next = await send(gateway, request, at);
    if (next.loop < cost.loop || next.status >= 500) cost = next;
  }
  return cost;
}

test(`${count} hostile requests`, async () => {
  const gateway = await withGateway();
  await startJob(gateway);
  for (let at = 0; at < 20; at++) {
    await gateway.make(`made: createCommandJob(input: { command: "x", title: "a" }) { job { number } }`);
  }
  // The code is compiled by then, and the heap has its usual size.
  for (const [at, request] of hostileRequests(publicSchema, 200, seed + 1).entries()) {
    await send(gateway, request, at);
  }
  const requests = hostileRequests(publicSchema, count, seed);
  const before = await gateway.memory();
  const wrong: string[] = [];
  const slow: string[] = [];
  let most = 0;
  for (const [at, request] of requests.entries()) {
    const { status, loop } = await least(gateway, request, at);
    if (at % 50 === 0) most = Math.max(most, await gateway.memory());
    if (status < 500 && loop <= bounds.loop) continue;
    const bad = status >= 500 || loop > bounds.longest ? wrong : slow;
    bad.push(`${request.kind}: ${status} after ${Math.round(loop)} ms: ${request.body.slice(0, 300)}`);
  }
  expect(wrong).toEqual([]);
  if (slow.length > Math.ceil(count / 1_000)) expect(slow).toEqual([]);
  expect(most - before).toBeLessThan(bounds.growth);
}, 600_000);
