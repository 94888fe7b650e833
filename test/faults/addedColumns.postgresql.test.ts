import { expect, test } from "@jest/globals";
import { allFacades } from "../../src/rest/gateway.ts";
import { examplePath } from "../../src/rest/paths.ts";
import { call } from "../support/legacy.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { runScript } from "../support/store.ts";
import { made, makeJob, makeNode } from "../support/work.ts";

const job = `{ number state node { name } creator { username } runs { nodes { number } } outputs { nodes { name } }
  dependencies { number } children(first: 2) { nodes { number } } log { text } }`;
const lists = `{ jobs { nodes ${job} } computeNodes { nodes { name state currentJob { number } } }
  events(last: 3) { nodes { type } } }`;

/** A job is made, done and read, and every GET of the legacy APIs asked for. Gives all statuses and errors. */
async function useAll(server: TestServer, round: number): Promise<unknown[]> {
  const seen: unknown[] = [];
  const node = await makeNode(server, `worker-${round}`);
  const first = await makeJob(server, { command: "true" });
  const number = await makeJob(server, { command: "true", dependencies: [first] });
  const verbs = [
    "acquireNextJob",
    `progressJob(id: ${first}, progress: 0.5)`,
    `finishJob(id: ${first})`,
    `acquireJob(id: ${number})`,
    `updateJob(id: ${number}, changes: { title: "other" })`,
  ];
  for (const verb of verbs) {
    await made(server, `mutation { made: ${verb} { job { number } errors { message } } }`, {}, { node });
  }
  seen.push((await server.graphql(lists)).errors);
  const headers = { authorization: `Bearer ${server.admin.bearer}` };
  for (const { name, routes } of allFacades) {
    for (const route of routes.filter(({ method }) => method === "GET")) {
      const path = `/${name}${examplePath(route)}`;
      seen.push(`${path} ${(await call(server.url, "GET", path, { headers })).status}`);
    }
  }
  return seen;
}

test("a gateway goes on while a newer one's migrations add columns to its tables", async () => {
  const server = await withServer();
  const { store } = server.services;
  for (const round of [1, 2, 3]) await useAll(server, round);
  const before = await useAll(server, 4);
  const tables = await store.read.$queryRawUnsafe<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  await runScript(store, tables.map(({ name }) => `ALTER TABLE "${name}" ADD COLUMN "later" text;`).join(""));
  expect(await useAll(server, 5)).toEqual(before);
});
