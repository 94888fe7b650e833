import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@jest/globals";
import { closeServer, listen } from "../../src/http/listen.ts";
import { startServer } from "../../src/server.ts";
import { withServer } from "../support/server.ts";
import { afterThisTest, withDatabase } from "../support/store.ts";

const host = "127.0.0.1";
const portOf = (server: Server) => (server.address() as AddressInfo).port;

test("a server that does not get its last port gives the first one back", async () => {
  const { config } = await withServer();
  const taken = await listen(() => {}, { host, port: 0 });
  afterThisTest(() => closeServer(taken));
  const free = await listen(() => {}, { host, port: 0 });
  const port = portOf(free);
  await closeServer(free);
  const metrics = { ...config.metrics, port: portOf(taken) };
  await expect(
    startServer({ ...config, databaseUrl: await withDatabase(), host, port, metrics }),
  ).rejects.toThrow("EADDRINUSE");
  const again = await listen(() => {}, { host, port });
  expect(portOf(again)).toBe(port);
  await closeServer(again);
});
