import { useEffect } from "react";
import { pages } from "./Navigation.tsx";

/** What keys do, as the help dialog lists them. */
export const shortcuts: readonly (readonly [keys: string, what: string])[] = [
  ["/", "Go to the search field"],
  ["j  k", "Next and previous row"],
  ["Enter", "Open the row"],
  ["x", "Select the row"],
  ...pages.flatMap(({ key, label }) => (key ? [[`g ${key}`, label] as const] : [])),
  ["+  -", "Zoom the timeline"],
  [",  .", "Earlier and later on the timeline"],
  ["Esc", "Leave the search field, close a dialog"],
  ["?", "This help"],
];

/**
 * Calls back for a key, or for two in a row ("g j"), unless the reader is typing into a field or a dialog is open.
 * @param bindings by key, as KeyboardEvent names it
 */
export function useShortcuts(bindings: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  useEffect(() => {
    let first = "";
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const pair = `${first} ${event.key}`;
      const run = bindings[pair] ?? bindings[event.key];
      first = event.key === "g" ? "g" : "";
      if (!run) return;
      event.preventDefault();
      run(event);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [bindings]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest("input, textarea, select, dialog, [role=menu], [contenteditable]") !== null;
}
