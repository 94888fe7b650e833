import { expect, test } from "@jest/globals";
import { deadline } from "../../../src/domain/retention/batches.ts";
import { removeEvents } from "../../../src/domain/retention/events.ts";
import { withServer } from "../../support/server.ts";
import { withDatabase } from "../../support/store.ts";
import { overSse } from "../../support/subscribe.ts";
import { makeJob } from "../../support/work.ts";

test("a position whose next events have been removed begins with a snapshot, or is refused where there is none", async () => {
  const databaseUrl = await withDatabase("users");
  const first = await withServer({ config: { databaseUrl } });
  const job = await makeJob(first);
  const since = String(first.services.bus.head);
  await first.graphql(`mutation { updateJob(id: ${job}, changes: { title: "a" }) { job { number } } }`);
  const oldest = String(first.services.bus.head);
  await removeEvents(first.services.store, new Date("2100-01-01"), deadline(10_000));
  await first.close();

  // The first one had them in memory.
  const server = await withServer({ config: { databaseUrl } });
  const events = (since: string) =>
    `subscription { events(since: "${since}") { kind position event { type } } }`;
  await expect(overSse(server, events(since)).ended).rejects.toThrow(
    new RegExp(
      `position ${oldest} have been removed.*"code":"POSITION_EXPIRED","detail":\\{"oldest":"${oldest}"\\}`,
    ),
  );
  const going = overSse(server, events(oldest));
  const changes = overSse(
    server,
    `subscription { jobChanged(id: ${job}, since: "${since}") { kind position job { title } } }`,
  );
  const list = overSse(
    server,
    `subscription { jobListChanged(since: "${since}") { kind jobs { totalCount } } }`,
  );
  expect(await changes.take(1)).toEqual([
    { jobChanged: { kind: "SNAPSHOT", position: oldest, job: { title: "a" } } },
  ]);
  expect(await list.take(1)).toEqual([{ jobListChanged: { kind: "SNAPSHOT", jobs: { totalCount: 1 } } }]);
  await server.graphql(`mutation { updateJob(id: ${job}, changes: { title: "b" }) { job { number } } }`);
  expect((await going.take(1))[0]).toMatchObject({
    events: { kind: "CHANGED", event: { type: "JOB_UPDATED" } },
  });
  expect((await changes.take(2))[1]).toMatchObject({ jobChanged: { kind: "CHANGED", job: { title: "b" } } });
});

test("a job that was purged behind an expired position is not found", async () => {
  const databaseUrl = await withDatabase("users");
  const first = await withServer({ config: { databaseUrl } });
  const job = await makeJob(first);
  const since = String(first.services.bus.head);
  await first.graphql(`mutation { updateJob(id: ${job}, changes: { title: "a" }) { job { number } } }`);
  const later = first.clock.now().getTime() + 30_000;
  first.clock.advance(60);
  await first.graphql(`mutation { purgeJob(id: ${job}) { job { number } } }`);
  await removeEvents(first.services.store, new Date(later), deadline(10_000));
  await first.close();

  const server = await withServer({ config: { databaseUrl } });
  for (const field of ["jobChanged", "jobTreeChanged"]) {
    const query = `subscription { ${field}(id: ${job}, since: "${since}") { kind } }`;
    await expect(overSse(server, query).ended).rejects.toThrow(/"code":"NOT_FOUND"/);
  }
});
