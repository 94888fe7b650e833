import { text } from "node:stream/consumers";

/** What the parent has written to a task's standard input (harness/processes.ts). */
export async function input<T>(): Promise<T> {
  return JSON.parse(await text(process.stdin)) as T;
}
