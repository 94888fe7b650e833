import { notify } from "../../components/notices.tsx";
import { read } from "./useLog.ts";

/** The most that the graph gives at once. Bytes. */
const most = 2 * 1_024 * 1_024;

/** Saves a whole log as a file. @param attempt null for all attempts */
export async function downloadLog(id: string, attempt: number | null): Promise<void> {
  const parts: string[] = [];
  try {
    for (let from = 0; ; ) {
      const { text, next, end } = await read(id, { from, limit: most, attempt });
      parts.push(text);
      if (Number(next) >= Number(end) || Number(next) <= from) break;
      from = Number(next);
    }
  } catch (error) {
    return notify("failed", `The log could not be downloaded: ${(error as Error).message}`);
  }
  const url = URL.createObjectURL(new Blob(parts, { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = attempt === null ? `job-${id}.log` : `job-${id}-attempt-${attempt}.log`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
