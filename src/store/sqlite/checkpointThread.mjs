import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";

/* The thread of checkpoints.ts: copies the log into the file when it is told to, and answers whether all of it is there. */

const database = new Database(workerData);
database.pragma("synchronous = NORMAL");

parentPort?.on("message", () => {
  const [copied] = database.pragma("wal_checkpoint(PASSIVE)");
  parentPort?.postMessage(copied.busy === 0);
});
