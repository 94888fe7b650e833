import { expect, test } from "@jest/globals";
import { serverAudits } from "graphql-http";
import { withServer } from "../support/server.ts";

test("all audits of GraphQL over HTTP pass through the mounted server", async () => {
  const { url, admin } = await withServer();
  const fetchFn = (input: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${admin.bearer}`);
    return fetch(input, { ...init, headers });
  };
  const results = [];
  for (const audit of serverAudits({ url: `${url}/graphql`, fetchFn })) results.push(await audit.fn());
  expect(results.filter(({ status }) => status !== "ok")).toEqual([]);
  expect(results).toHaveLength(61);
});
