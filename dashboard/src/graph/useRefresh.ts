import { useThrottled } from "../components/throttle.ts";
import { keyOf, queries } from "./queries.ts";

/**
 * What reads the answers of these operations again: at once, and then at most every `interval` milliseconds while it is
 * called. Two events often come together, such as a job's acquire and start: the second one is shown after the interval.
 */
export function useRefresh(documents: readonly { toString(): string }[], interval = 300): () => void {
  return useThrottled(() => {
    for (const document of documents) void queries.invalidateQueries({ queryKey: keyOf(document) });
  }, interval);
}
