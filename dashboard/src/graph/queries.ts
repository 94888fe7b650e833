import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { TypedDocumentString } from "./operations.generated.ts";
import { request, Unreachable } from "./request.ts";

/** Answers by operation and variables. Subscriptions say when one is out of date; time alone doesn't. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      refetchOnWindowFocus: false,
      networkMode: "always",
      retry: (_count, error) => error instanceof Unreachable,
      retryDelay: (count) => Math.min(250 * 2 ** count, 2_000),
    },
    mutations: { networkMode: "always" },
  },
});

/**
 * A query's newest answer.
 * @param options `keep`: the answer for other variables stays until there is one for these
 */
export function useGraph<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  { keep = false, refetchInterval }: { keep?: boolean; refetchInterval?: number } = {},
): UseQueryResult<Data> {
  return useQuery<Data, Error, Data>({
    queryKey: keyOf(document, variables),
    queryFn: () => request(document, variables),
    ...(keep && { placeholderData: keepPreviousData as never }),
    ...(refetchInterval !== undefined && { refetchInterval }),
  });
}

/** Where an operation's answers are kept; without variables, all of them. */
export function keyOf(document: { toString(): string }, variables?: unknown): unknown[] {
  return variables === undefined ? [document.toString()] : [document.toString(), variables];
}
