import { expect, test } from "@jest/globals";
import { withServer } from "../support/server.ts";

const long = "x".repeat(1_001);

test("a filter's text of over 1,000 characters is a 400 in the form of each API", async () => {
  const { url, user } = await withServer();
  const ufdl = await fetch(`${url}/ufdl/v1/jobs/list`, {
    method: "POST",
    headers: { authorization: `Bearer ${user.bearer}`, "content-type": "application/json" },
    body: JSON.stringify({ expressions: [{ type: "contains", field: "description", sub_string: long }] }),
  });
  expect(ufdl.status).toBe(400);
  expect(await ufdl.json()).toEqual({ detail: expect.stringContaining("LIMIT_FILTER_TEXT") });

  const clause = encodeURIComponent(`(parent=0) and (title like '%${long}%')`);
  const coalition = await fetch(`${url}/coalition/api/jobs/count/where/?where_clause=${clause}`);
  expect(coalition.status).toBe(400);
  expect(await coalition.text()).toMatch(/^Bad value for filter\.title\.contains: .*LIMIT_FILTER_TEXT/);
});

test("a setting allows more", async () => {
  const { graphql } = await withServer({ config: { queryLimits: { filterText: 1_001 } } });
  const query = `query ($text: String!) { jobs(filter: { title: { in: [$text] } }) { totalCount } }`;
  expect((await graphql(query, { text: long })).data).toEqual({ jobs: { totalCount: 0 } });
  expect((await graphql(query, { text: `${long}x` })).errors?.[0]?.extensions?.code).toBe("INVALID_INPUT");
});
