// Client of Gantry's graph for scripts and workers.
export {
  type Client,
  type ClientOptions,
  createClient,
  type StoredOutput,
  type UploadOptions,
} from "./client.ts";
export type { Credentials } from "./credentials.ts";
export type { Document } from "./document.ts";
export { done, GantryError } from "./errors.ts";
export type { RunningJob } from "./job.ts";
export type { SubscribeOptions } from "./subscribe.ts";
export { Worker, type WorkerOptions } from "./worker.ts";
