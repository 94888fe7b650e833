import { expect, test } from "@jest/globals";
import { withServer } from "../../support/server.ts";
import { statementsOf } from "../../support/statements.ts";
import { overSocket } from "../../support/subscribe.ts";
import { makeJob, makeNode } from "../../support/work.ts";

/** As Prisma's client names a table. */
const prisma = /`main`\.|"public"\./;

test("subscriptions ask nothing through Prisma's client, whose compiler of queries takes 70 MB once it is used", async () => {
  const server = await withServer();
  const [pk, node] = [await makeJob(server), await makeNode(server)];
  const job = `job { title node { name } template { name version } }`;
  const streams = [
    `jobChanged(id: ${pk}) { ${job} }`,
    `jobTreeChanged(id: ${pk}) { jobs { nodes { title } } }`,
    `jobListChanged(filter: { title: { contains: "a" } }) { jobs { nodes { title } } }`,
    `nodeChanged(id: ${node}) { node { name } }`,
    "nodeListChanged { nodes { nodes { name } } }",
    "jobStatsChanged { stats { count } }",
    `jobLog(id: ${pk}) { text }`,
    `events(since: "0") { event { type } }`,
    `events(job: ${pk}, since: "0") { event { type } }`,
  ];
  for (const stream of streams) {
    const statements = await statementsOf(async () => {
      const watching = overSocket(server, `subscription { ${stream} }`);
      await watching.take(1);
      await watching.stop();
    });
    expect({ stream, found: statements.filter((text) => prisma.test(text)) }).toEqual({ stream, found: [] });
  }
});
