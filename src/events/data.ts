import { writeJson } from "../json.ts";

/*
 * An event's data is stored as a JSON object. Of progress, which most events are about, it is stored as a list without
 * the keys: [attempt, progress], with the report's body as a third value unless that is {}. It takes 7 bytes then instead
 * of 55. Rows of older versions have the object there as well.
 */

/** What the list stands for, in its order. */
const progressKeys = "state,attempt,progress,data";

/** The text that is stored. LosslessNumbers keep their digits. */
export function storedData(data: Record<string, unknown>): string {
  if (data.state !== "WORKING" || Object.keys(data).join() !== progressKeys) return writeJson(data);
  return writeJson([data.attempt, data.progress, data.data]).replace(/,\{\}\]$/, "]");
}

/** The data as a JSON text, with every number as it was written. */
export function dataText({ data }: { data: string }): string {
  const list = /^\[(\d+),([^,\]]+)(?:,(.+))?\]$/s.exec(data);
  if (!list) return data;
  const [, attempt, progress, body = "{}"] = list;
  return `{"state":"WORKING","attempt":${attempt},"progress":${progress},"data":${body}}`;
}

/** The data as an object. */
export function eventData(event: { data: string }): Record<string, unknown> {
  return JSON.parse(dataText(event)) as Record<string, unknown>;
}
