import { refreshSigningKeys } from "../domain/users/signingKeys.ts";
import { userCache } from "../domain/users/userCache.ts";
import { Bus } from "../events/bus.ts";
import { accessEvents } from "../events/types.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { measuredBlobs, storeMetrics } from "../metrics/storage.ts";
import { openBlobs } from "../store/blobs/open.ts";
import { migrate } from "../store/migrate.ts";
import { dialectOf, openStore } from "../store/open.ts";
import { lockForGateway } from "../store/sqlite/gatewayLock.ts";
import { sqlitePath } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";
import { component, type Given } from "./component.ts";

/** The database, migrated. */
export const database = component(
  "database",
  async ({ config, metrics }: Given & { metrics: Metrics }, onStop) => {
    if (dialectOf(config.databaseUrl) === "sqlite") onStop(lockForGateway(sqlitePath(config.databaseUrl)));
    const timeout = config.databaseTimeout * 1_000;
    const store = await openStore({
      url: config.databaseUrl,
      durable: config.sqliteDurable,
      connections: config.databaseConnections,
      timeout,
      observer: storeMetrics(metrics.registry),
    });
    onStop(() => store.close());
    await migrate(store, { url: config.databaseUrl, timeout });
    return { store };
  },
);

export const blobStore = component(
  "blob store",
  async ({ config, metrics }: Given & { metrics: Metrics }, onStop) => {
    const blobs = await openBlobs({ url: config.blobUrl, durable: config.sqliteDurable });
    onStop(() => blobs.close());
    return { blobs: measuredBlobs(metrics.registry, blobs) };
  },
);

export const eventBus = component("event bus", async ({ store }: { store: Store }, onStop) => {
  const bus = new Bus(store);
  await bus.start();
  onStop(() => bus.stop());
  // Another gateway or the command line may have changed users and keys.
  bus.observe((events) => {
    if (events.some(({ type }) => type === "SIGNING_KEY_ROTATED")) refreshSigningKeys(store);
    if (events.some(({ type }) => accessEvents.includes(type))) userCache(store).invalidate();
  });
  return { bus };
});
