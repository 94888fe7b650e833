import { useEffect, useState } from "react";

/** An endpoint of a REST API. */
export interface Endpoint {
  readonly api: string;
  /** As its OpenAPI document names it, and the group that it is in there. */
  readonly id: string;
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** The GraphQL operation that it runs; null when it runs none. */
  readonly operation: string | null;
}

export interface Operation {
  readonly text: string;
  /** Its variables without values, as JSON. */
  readonly variables: string;
  /** Whether callers may run it: some use parts of the graph that only the REST APIs have. */
  readonly open: boolean;
}

export interface GraphType {
  readonly name: string;
  readonly kind: string;
  readonly description: string;
  readonly fields: readonly { readonly name: string; readonly type: string; readonly description: string }[];
}

/** What /docs/contents.json holds: all five references, for the search. */
export interface Contents {
  readonly apis: readonly { readonly name: string; readonly title: string }[];
  readonly endpoints: readonly Endpoint[];
  /** By name. */
  readonly operations: Readonly<Record<string, Operation>>;
  readonly types: readonly GraphType[];
}

/** The contents; null while they are loaded, an Error when they could not be. */
export function useContents(): Contents | Error | null {
  const [contents, setContents] = useState<Contents | Error | null>(null);
  useEffect(() => {
    fetch("/docs/contents.json")
      .then(async (response) => {
        if (!response.ok) throw new Error(`The gateway answered ${response.status}.`);
        setContents((await response.json()) as Contents);
      })
      .catch(() => setContents(new Error("The reference can't be loaded. Reload the page to try again.")));
  }, []);
  return contents;
}

/** Where a reference shows something. */
export const linkTo = {
  api: (name: string) => `/docs/${name}`,
  endpoint: ({ api, tag, id }: Endpoint) => `/docs/${api}#/${tag}/${id}`,
  type: (name: string, field?: string) => `/docs/graphql#${field === undefined ? name : `${name}.${field}`}`,
  graphiql: ({ text, variables }: Operation) =>
    `/graphql?${new URLSearchParams({ query: text, ...(variables !== "{}" && { variables }) })}`,
};
