import { readFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readConfig } from "../../src/config.ts";
import { programActor } from "../../src/domain/actor.ts";
import { change } from "../../src/domain/change.ts";
import { refreshSigningKeys, rotateSigningKey, signingKeys } from "../../src/domain/users/signingKeys.ts";
import { userCache } from "../../src/domain/users/userCache.ts";
import { type Server, startServer } from "../../src/server.ts";
import { withBalancer } from "../support/balancer.ts";
import { size } from "../support/long.ts";
import { startS3 } from "../support/s3.ts";
import { withServer } from "../support/server.ts";
import { afterThisTest, withDatabase } from "../support/store.ts";
import { eventually } from "../support/subscribe.ts";

const password = "admin's password";
const authorization = `Basic ${Buffer.from(`admin:${password}`).toString("base64")}`;

interface Compose {
  services: Record<string, { environment?: Record<string, string> }>;
  configs: { proxy: { content: string } };
}

/** The gateways' settings of compose.cluster.yaml, with the defaults of its variables. */
async function settings(): Promise<Record<string, string>[]> {
  const text = await readFile(new URL("../../compose.cluster.yaml", import.meta.url), "utf8");
  const filled = text.replace(/\$\{(\w+):?([-?])([^}]*)\}/g, (_, _name, kind, usual) =>
    kind === "?" ? password : usual,
  );
  const { services, configs } = parse(filled, { merge: true }) as Compose;
  const names = Object.keys(services).filter((name) => name.startsWith("gateway-"));
  for (const name of names) expect(configs.proxy.content).toContain(`server ${name} ${name}:4000`);
  return names.map((name) => services[name]?.environment ?? {});
}

test("the three gateways of the compose file share everything, and are restarted in turn without a failed request", async () => {
  const s3 = await startS3();
  afterThisTest(() => s3.close());
  process.env.AWS_ACCESS_KEY_ID = s3.accessKey;
  process.env.AWS_SECRET_ACCESS_KEY = s3.secretKey;
  const databaseUrl = await withDatabase();
  const environments = await settings();
  expect(environments).toHaveLength(3);
  const start = async (environment: Record<string, string>) => {
    const config = readConfig({ ...environment, PORT: "0", LOG_LEVEL: "silent" });
    expect(config.blobUrl).toBe("s3://gantry/outputs?endpoint=http://store:9000");
    const blobUrl = `s3://bucket/outputs?endpoint=${s3.endpoint}`;
    const server = await startServer({ ...config, databaseUrl, blobUrl });
    afterThisTest(() => server.close(1_000));
    return server;
  };
  const gateways: Server[] = [];
  for (const environment of environments) gateways.push(await start(environment));
  const balancer = await withBalancer(gateways.map(({ url }) => url));

  const graphql = async (query: string, { url = balancer.url, as = authorization } = {}) => {
    const headers = { "content-type": "application/json", authorization: as };
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers,
      body: JSON.stringify({ query }),
    });
    return {
      status: response.status,
      answer: (await response.json()) as { data?: unknown; errors?: unknown },
    };
  };

  const outcomes: { status: number; errors: unknown }[] = [];
  let working = true;
  const clients = Array.from({ length: 4 }, async () => {
    while (working) {
      const { status, answer } = await graphql(
        'mutation { createCommandJob(input: { command: "x" }) { job { number } } }',
      );
      outcomes.push({ status, errors: answer.errors });
    }
  });
  for (let round = 0; round < size(1, 5); round++) {
    for (const [at, environment] of environments.entries()) {
      const before = outcomes.length;
      await eventually(() => outcomes.length > before + 5);
      // Taken out of the proxy first; what it has begun it ends.
      balancer.targets[at] = gateways[(at + 1) % gateways.length]?.url ?? "";
      const { url = "" } = gateways[at] ?? {};
      await eventually(() => balancer.running(url) === 0);
      await gateways[at]?.close();
      const again = await start(environment);
      gateways[at] = again;
      balancer.targets[at] = again.url;
    }
  }
  working = false;
  await Promise.all(clients);
  expect(outcomes.filter(({ status, errors }) => status !== 200 || errors)).toEqual([]);
  const { answer } = await graphql("{ jobs { totalCount } }");
  expect(answer.data).toEqual({ jobs: { totalCount: outcomes.length } });
});

/** Two gateways on one database, and the status that a call of the second has with credentials. */
async function twoGateways() {
  const databaseUrl = await withDatabase("users");
  const [one, other] = [
    await withServer({ config: { databaseUrl } }),
    await withServer({ config: { databaseUrl } }),
  ];
  const statusAtOther = async (authorization: string) => {
    const response = await fetch(`${other.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization },
      body: '{"query":"{ me { username } }"}',
    });
    await response.text();
    return response.status;
  };
  return { one, other, statusAtOther };
}

/** So long that in the tests nothing is read again for its age. Milliseconds. */
const longLife = 3_600_000;

test("a user who is disabled at one gateway is let in by no other, although it knows him", async () => {
  const { one, other, statusAtOther } = await twoGateways();
  userCache(other.services.store, longLife);
  const { username, password, id } = one.user;
  const login = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  expect(await statusAtOther(login)).toBe(200);
  await one.graphql(`mutation { disableUser(id: ${id}) { user { number } } }`);
  await eventually(async () => (await statusAtOther(login)) === 401);
});

test("tokens of a signing key that is rotated at one gateway end at every other, although it knows the key", async () => {
  const { one, other, statusAtOther } = await twoGateways();
  const { services, user } = one;
  refreshSigningKeys(other.services.store);
  await signingKeys(other.services.store, longLife);
  const token = `Bearer ${user.bearer}`;
  expect(await statusAtOther(token)).toBe(200);
  await change({ services, actor: programActor("cli") }, (change) => rotateSigningKey(change, null));
  await eventually(async () => (await statusAtOther(token)) === 401);
});
