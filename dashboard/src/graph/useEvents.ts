import { useMemo, useState } from "react";
import { useThrottled } from "../components/throttle.ts";
import { useLive } from "./live.ts";
import { type EventType, HappeningsDocument } from "./operations.generated.ts";
import { keyOf, queries } from "./queries.ts";

/** Answers are read again at most so often. Milliseconds. */
const interval = 300;

/**
 * Reads the answers of these operations again whenever one of these events has happened.
 * @returns why the subscription was refused; null while it stands
 */
export function useEvents(
  types: readonly EventType[],
  documents: readonly { toString(): string }[],
): string | null {
  const [refused, setRefused] = useState<string | null>(null);
  const refresh = useThrottled(() => {
    for (const document of documents) void queries.invalidateQueries({ queryKey: keyOf(document) });
  }, interval);
  useLive(
    HappeningsDocument,
    useMemo(() => ({ types: [...types] }), [types]),
    refresh,
    setRefused,
  );
  return refused;
}
