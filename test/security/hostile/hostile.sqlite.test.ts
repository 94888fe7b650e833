import { expect, test } from "@jest/globals";
import { publicSchema } from "../../../schema/index.ts";
import { adminHeader, type Gateway, startJob, withGateway } from "../../support/gateway.ts";
import { size } from "../../support/long.ts";
import { type HostileRequest, hostileRequests } from "./requests.ts";

/*
 * Thousands of requests that are made to cost much: none may keep the event loop for long, make the process grow, or end
 * in a 5xx. The time is that of one turn of the loop on a core, so that a busy machine does not count.
 */

/** Milliseconds and bytes. */
const bounds = { turn: 50, growth: 100 * 2 ** 20 };
const count = size(100, 10_000);
const seed = Number(process.env.FC_SEED ?? 1);

const callers: readonly Record<string, string>[] = [{ authorization: adminHeader }, {}];

interface Cost {
  status: number;
  turn: number;
}

async function send(gateway: Gateway, { body, type }: HostileRequest, at: number): Promise<Cost> {
  await gateway.turn();
  const response = await fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": type, ...callers[at % callers.length] },
    body,
    signal: AbortSignal.timeout(10_000),
  });
  await response.arrayBuffer();
  return { status: response.status, turn: await gateway.turn() };
}

/** A request that was long once, for instance since garbage was collected, is not long each time. */
async function least(gateway: Gateway, request: HostileRequest, at: number): Promise<Cost> {
  let cost = await send(gateway, request, at);
  for (let again = 0; again < 4 && cost.turn > bounds.turn && cost.status < 500; again++) {
    const next = await send(gateway, request, at);
    if (next.turn < cost.turn || next.status >= 500) cost = next;
  }
  return cost;
}

test(`${count} hostile requests`, async () => {
  const gateway = await withGateway();
  await startJob(gateway);
  for (let at = 0; at < 20; at++) {
    await gateway.make(`made: createCommandJob(input: { command: "x", title: "a" }) { job { number } }`);
  }
  // The code is compiled by then, Prisma's client (80 MB) is loaded, and the heap has its usual size.
  const query = `{ nodes(ids: ["${btoa("Job:1")}"]) { id } }`;
  const nodes = { kind: "nodes", body: JSON.stringify({ query }), type: "application/json" };
  for (const [at, request] of [nodes, ...hostileRequests(publicSchema, 200, seed + 1)].entries()) {
    await send(gateway, request, at);
  }
  const requests = hostileRequests(publicSchema, count, seed);
  const before = await gateway.memory();
  const wrong: string[] = [];
  let most = 0;
  for (const [at, request] of requests.entries()) {
    const { status, turn } = await least(gateway, request, at);
    if (at % 50 === 0) most = Math.max(most, await gateway.memory());
    if (status >= 500 || turn > bounds.turn) {
      wrong.push(`${request.kind}: ${status} after ${Math.round(turn)} ms: ${request.body.slice(0, 300)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(most - before).toBeLessThan(bounds.growth);
}, 600_000);
