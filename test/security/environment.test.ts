import { describe, expect, test } from "@jest/globals";
import { programActor } from "../../src/domain/actor.ts";
import { createUser } from "../../src/domain/users/create.ts";
import { issueJwt } from "../../src/domain/users/jwt.ts";
import { Coalition, type CoalitionJob } from "../support/coalition.ts";
import { type TestServer, withServer } from "../support/server.ts";
import { Ufdl, type UfdlJob } from "../support/ufdl.ts";
import { made } from "../support/work.ts";

const closed = { graphql: "off", ufdl: "off", scale: "off", nodepool: "off" } as const;
const served = (coalition: "off" | "read" | "write") =>
  withServer({ config: { anonymous: { ...closed, coalition } } });
const environment = "PASSWORD=secret";

/** A job of the plain user with a secret in it. */
async function secretJob({ graphql, user }: TestServer): Promise<number> {
  const create = `mutation ($environment: String) {
    made: createCommandJob(input: {title: "job", command: "true", environment: $environment}) { job { number } }
  }`;
  return made({ graphql }, create, { environment }, { token: user.bearer });
}

/** Another plain user. */
async function stranger({ services }: TestServer) {
  const username = "stranger";
  const password = "stranger's password";
  const user = await createUser({ services, actor: programActor("start") }, { username, password });
  return { username, password, token: await issueJwt(services, user, "access") };
}

describe("a job's environment", () => {
  test("is read in the graph by who made it, admins and the node that holds it, in every way to a job", async () => {
    const server = await served("off");
    const { graphql, user } = server;
    const other = await stranger(server);
    const pk = await secretJob(server);
    const own = 'mutation { made: registerNode(input: {name: "n"}) { node { number } } }';
    const node = await made({ graphql }, own, {}, { token: other.token });
    const query = `query ($pk: Int!, $id: ID!) {
      job(id: $id) { id environment }
      jobs { nodes { environment creator { id } } }
      node(id: $id) { ... on Job { environment } }
      events(filter: {jobNumber: {eq: $pk}, type: {eq: JOB_CREATED}}) { nodes { data job { environment } } }
    }`;
    const id = Buffer.from(`Job:${pk}`).toString("base64");
    const read = async (as?: { token: string; node?: number }) => {
      const { data, errors } = await graphql(query, { pk, id }, as);
      expect(errors).toBeUndefined();
      const found = JSON.stringify(data).split(environment).length - 1;
      expect(JSON.stringify(data).split('"environment":null').length - 1).toBe(found ? 0 : 4);
      return found;
    };
    expect(await read()).toBe(4);
    expect(await read({ token: user.bearer })).toBe(4);
    expect(await read({ token: other.token })).toBe(0);
    expect(await read({ token: other.token, node })).toBe(0);
    const acquire = "mutation ($pk: ID!) { acquireJob(id: $pk) { job { environment } } }";
    const { data } = await graphql(acquire, { pk }, { token: other.token, node });
    expect(data).toEqual({ acquireJob: { job: { environment } } });
    expect(await read({ token: other.token, node })).toBe(4);
    expect(await read({ token: other.token })).toBe(0);
    const update = `mutation ($pk: ID!) { updateJob(id: $pk, changes: {environment: "PASSWORD=secret2"}) { __typename } }`;
    await graphql(update, { pk }, { token: user.bearer });
    const stored = await server.services.store.read.event.findMany();
    expect(stored.map(({ type }) => type)).toContain("JOB_UPDATED");
    expect(stored.filter((event) => JSON.stringify(event.data).includes("secret"))).toEqual([]);
  });

  test("is neither a filter nor an order", async () => {
    const { graphql } = await served("off");
    for (const argument of [
      `filter: {environment: {contains: "x"}}`,
      "orderBy: [{field: environment, direction: ASC}]",
    ]) {
      const { errors } = await graphql(`{ jobs(${argument}) { totalCount } }`);
      expect(errors?.[0]?.message).toContain("environment");
    }
  });

  test("is empty for others in Coalition's and UFDL's answers, and given to the worker that picks the job", async () => {
    const server = await served("off");
    const { admin, user } = server;
    const other = await stranger(server);
    const pk = await secretJob(server);
    const coalition = new Coalition(server);
    const shown = async (basic: { username: string; password: string }) => {
      const one = (await coalition.ask<CoalitionJob>("GET", `/api/jobs/${pk}`, { basic })).body;
      const list = (await coalition.ask<CoalitionJob[]>("GET", "/api/jobs", { basic })).body;
      return [one.environment, list[0]?.environment];
    };
    expect(await shown(user)).toEqual([environment, environment]);
    expect(await shown(admin)).toEqual([environment, environment]);
    expect(await shown(other)).toEqual(["", ""]);
    const ufdl = new Ufdl(server, "/ufdl");
    const values = async (as: "user" | { token: string }) =>
      (await ufdl.ok(ufdl.get<UfdlJob>(`jobs/${pk}`, { as }))).parameter_values;
    expect(await values("user")).toHaveProperty("environment", { value: environment, type: "str" });
    expect(await values({ token: other.token })).toEqual({ command: { value: "true", type: "str" } });
    const picked = await coalition.worker("w1", other).pick();
    expect(picked).toMatchObject({ id: pk, environment });
  });

  test("is read by anybody in Coalition where anybody may write, and by nobody where they may only read", async () => {
    for (const [access, shown] of [
      ["write", environment],
      ["read", ""],
    ] as const) {
      const server = await served(access);
      const pk = await secretJob(server);
      const { body } = await new Coalition(server).ask<CoalitionJob>("GET", `/api/jobs/${pk}`);
      expect([access, body.environment]).toEqual([access, shown]);
    }
  });
});
