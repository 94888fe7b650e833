import { Histogram, type Registry } from "prom-client";
import type { Blobs } from "../store/blobs/claims.ts";
import type { StoreObserver } from "../store/store.ts";
import { quickHistogram } from "./quickHistogram.ts";

const buckets = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

/** Measures the database. */
export function storeMetrics(registry: Registry): StoreObserver {
  const times = quickHistogram(registry, {
    name: "gantry_database_duration_seconds",
    help: "Time of the database. operation statement: one SQL statement; change: a transaction with the wait for its turn.",
    labelNames: ["operation"],
    buckets,
  });
  return { statement: times({ operation: "statement" }), change: times({ operation: "change" }) };
}

/** A blob store whose operations are measured; `take` waits for the client and is not. */
export function measuredBlobs(registry: Registry, blobs: Blobs): Blobs {
  const times = new Histogram({
    name: "gantry_blob_duration_seconds",
    help: "Time of the blob store. operation open: until the first byte can be read; keep: until an upload has its place; remove.",
    labelNames: ["operation"] as const,
    buckets,
    registers: [registry],
  });
  const measured = async <T>(operation: string, work: () => Promise<T>): Promise<T> => {
    const end = times.startTimer({ operation });
    try {
      return await work();
    } finally {
      end();
    }
  };
  return {
    ...blobs,
    take: async (source, options) => {
      const taken = await blobs.take(source, options);
      return { ...taken, keep: () => measured("keep", taken.keep) };
    },
    open: (key, range) => measured("open", () => blobs.open(key, range)),
    remove: (key) => measured("remove", () => blobs.remove(key)),
  };
}
