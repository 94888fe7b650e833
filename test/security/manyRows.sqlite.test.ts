import { expect, test } from "@jest/globals";
import { type TestServer, withServer } from "../support/server.ts";
import { runScript } from "../support/store.ts";
import { makeJob } from "../support/work.ts";

/** A job for which a thousand others wait. */
async function withDependents(): Promise<{ server: TestServer; job: number }> {
  const server = await withServer();
  const job = await makeJob(server);
  const { store } = server.services;
  const waiting = await makeJob(server);
  const columns = (await store.read.$queryRawUnsafe<{ name: string }[]>(`PRAGMA table_info("Job")`))
    .map(({ name }) => `"${name}"`)
    .filter((name) => name !== '"id"');
  await runScript(
    store,
    `INSERT INTO "Job" ("id", ${columns}) WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 1099)
       SELECT i, ${columns} FROM "Job", n WHERE "id" = ${waiting};
     INSERT INTO "Dependency" ("jobId", "requiredId") SELECT "id", ${job} FROM "Job" WHERE "id" >= 100`,
  );
  return { server, job };
}

const codeOf = (errors: readonly unknown[] | undefined) =>
  (errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;

test("lists that the price takes for short ones are read as far as a document may cost", async () => {
  const { server, job } = await withDependents();
  const ask = (selection: string) => server.graphql(`{ job(id: ${job}) { ${selection} } }`);
  expect((await ask("dependents { dependencies { number } }")).errors).toBeUndefined();
  expect(codeOf((await ask("dependents { dependencies { dependents { number } } }")).errors)).toBe(
    "TOO_COMPLEX",
  );
  const children = "children(first: 1000) { nodes { number } }";
  expect(codeOf((await ask(`dependents { ${children} }`)).errors)).toBe("TOO_COMPLEX");
  // The same thousand rows, shown a thousand times.
  await runScript(server.services.store, `UPDATE "Job" SET "parentId" = ${job} WHERE "id" >= 100`);
  expect(codeOf((await ask(`dependents { dependencies { ${children} } }`)).errors)).toBe("TOO_COMPLEX");
});

test("a filter costs points for each of its tests", async () => {
  const server = await withServer();
  const filter = { or: Array.from({ length: 200 }, (_, at) => ({ title: { contains: `t${at}` } })) };
  const ask = (times: number) => {
    const lists = Array.from({ length: times }, (_, at) => `a${at}: jobs(filter: $filter) { totalCount }`);
    return server.graphql(`query ($filter: JobFilter) { ${lists.join(" ")} }`, { filter });
  };
  expect((await ask(5)).errors).toBeUndefined();
  expect(codeOf((await ask(12)).errors)).toBe("TOO_COMPLEX");
});
