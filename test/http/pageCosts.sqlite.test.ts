import { expect, test } from "@jest/globals";
import { withServer } from "../support/server.ts";

const ofJob = `number title state kind progress priority paused blocked attempt createdAt updatedAt queuedAt startedAt endedAt
  waitSeconds duration errorReason retriesLeft summary elapsed depth path isGroup`;

/** What pages of a dashboard ask for, each in one document. */
const pages = {
  table: `{ jobs(first: 1000) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id ${ofJob} node { number name } template { name version } creator { username } counts { total totalFinished totalErrors totalWorking } } } } }`,
  job: `{ job(id: 1) { id ${ofJob} command environment inputValues { name value type } node { number name online } parent { number title }
    dependencies { number title state } dependents { number title state } runs { nodes { attempt nodeName startedAt endedAt outcome reason } }
    outputs(first: 100) { nodes { number name type size createdAt signedUrl } } events(last: 100) { nodes { number type at actor data } } children(first: 200) { nodes { ${ofJob} } } log { text } } }`,
  nodes: `{ computeNodes(first: 1000) { totalCount nodes { number name hostname online paused pauseReason state lastSeenAt currentJob { number title progress } hardwareGeneration { generation } freeMemory totalMemory cpuLoad } } }`,
};

test.each(Object.entries(pages))("a page fits into the limits: %s", async (_name, query) => {
  const { url, admin } = await withServer();
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${admin.bearer}`,
      "x-graphql-cost": "1",
    },
    body: JSON.stringify({ query }),
  });
  const { errors, extensions } = (await response.json()) as {
    errors?: unknown;
    extensions: { cost: { complexity: number; limits: { complexity: number } } };
  };
  expect(errors).toBeUndefined();
  expect(extensions.cost.complexity).toBeLessThan(extensions.cost.limits.complexity / 2);
});
