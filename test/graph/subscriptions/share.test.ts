import { describe, expect, test } from "@jest/globals";
import { withServer } from "../../support/server.ts";
import { statementsOf } from "../../support/statements.ts";
import { overSocket, overSse } from "../../support/subscribe.ts";
import { makeJob } from "../../support/work.ts";

const updates = `subscription ($pk: ID!) { jobChanged(id: $pk) {
  kind position event { type } job { title node { name } template { name } outputs { nodes { name } } } } }`;

/** How many statements one change costs while so many readers watch the job. */
async function statementsWith(readers: number, subscribe: typeof overSocket): Promise<number> {
  const server = await withServer();
  const pk = await makeJob(server);
  const watching = Array.from({ length: readers }, () =>
    subscribe<{ jobChanged: unknown }>(server, updates, { variables: { pk } }),
  );
  await Promise.all(watching.map((one) => one.take(1)));
  const rename = async (title: string, upTo: number) => {
    const { errors } = await server.graphql(
      `mutation { updateJob(id: ${pk}, changes: { title: "${title}" }) { errors { message } } }`,
    );
    expect(errors).toBeUndefined();
    const told = await Promise.all(watching.map((one) => one.take(upTo)));
    for (const payloads of told) {
      expect(payloads).toHaveLength(upTo);
      expect(payloads.at(-1)?.jobChanged).toMatchObject({ kind: "CHANGED", job: { title } });
    }
  };
  // What is read once and kept, such as a user's rights, is read here.
  await rename("before", 2);
  return (await statementsOf(() => rename("after", 3))).length;
}

describe("many who watch the same", () => {
  test.each([
    ["web-sockets", overSocket],
    ["server-sent events", overSse],
  ])("cost over %s hardly more statements than two", async (_name, subscribe) => {
    const two = await statementsWith(2, subscribe);
    expect(two).toBeGreaterThan(3);
    // Not always the same: who comes a moment later may read the log for himself. Each by himself would be ten times more.
    expect(await statementsWith(20, subscribe)).toBeLessThan(2 * two);
  });
});
