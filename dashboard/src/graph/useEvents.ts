import { useLive } from "./live.ts";
import { type EventType, HappeningsDocument } from "./operations.generated.ts";
import { useRefresh } from "./useRefresh.ts";

/**
 * Reads the answers of these operations again whenever one of these events has happened.
 * @param types null for all
 * @returns why the subscription was refused; null while it stands
 */
export function useEvents(
  types: readonly EventType[] | null,
  documents: readonly { toString(): string }[],
): string | null {
  return useLive(HappeningsDocument, { types: types && [...types] }, useRefresh(documents));
}
