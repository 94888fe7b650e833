import { useSearchParams } from "wouter";

/** Sets parameters of the URL; an empty text or null takes one away. */
type Change = (changes: Readonly<Record<string, string | null>>, options?: { replace?: boolean }) => void;

/** The parameters of the URL, and what changes them: in place of the page in the browser's history, unless it is to be a step. */
export function useUrlParams(): [URLSearchParams, Change] {
  const [params, setParams] = useSearchParams();
  const change: Change = (changes, { replace = true } = {}) =>
    setParams(
      (previous) => {
        const next = new URLSearchParams(previous);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace },
    );
  return [params, change];
}
