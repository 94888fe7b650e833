import { useThrottled } from "../components/throttle.ts";
import { keyOf, queries } from "./queries.ts";

/**
 * What reads the answers of these operations again: at once, and then at most every `interval` milliseconds while it is
 * called. Two events often come together, such as a job's acquire and start: the second one is shown after the interval.
 */
export function useRefresh(documents: readonly { toString(): string }[], interval = 300): () => void {
  return useThrottled(() => Promise.all(documents.map(readAgain)), interval);
}

/** An answer that is on its way may be from before the call: it is waited for, not dropped, and then read once more. */
async function readAgain(document: { toString(): string }): Promise<void> {
  await answered(document);
  await queries.invalidateQueries({ queryKey: keyOf(document) }, { cancelRefetch: false });
}

/** Waits for the answers of an operation that are on their way. */
export function answered(document: { toString(): string }): Promise<void> {
  return queries.refetchQueries(
    { queryKey: keyOf(document), type: "active", fetchStatus: "fetching" },
    { cancelRefetch: false },
  );
}
