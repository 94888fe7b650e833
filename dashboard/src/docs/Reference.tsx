import type { ReactNode } from "react";
import { Loading } from "../components/Loading.tsx";
import { type Contents, linkTo, useContents } from "./contents.ts";
import { GraphReference } from "./GraphReference.tsx";
import { RestReference } from "./RestReference.tsx";
import { Search } from "./Search.tsx";

/** The five references: the product's header, a search over all of them, and the one that the address names. */
export function Reference() {
  const contents = useContents();
  if (contents === null) return <Page>{<Loading label="Loading the reference…" />}</Page>;
  if (contents instanceof Error) return <Page>{<p role="alert">{contents.message}</p>}</Page>;
  const shown = shownOf(contents);
  return (
    <Page contents={contents} shown={shown}>
      {shown === "graphql" ? (
        <GraphReference types={contents.types} />
      ) : (
        <RestReference api={shown} operations={contents.operations} />
      )}
    </Page>
  );
}

/** By the path; links of earlier versions have the name behind a #. */
function shownOf({ apis }: Contents): string {
  const named = location.pathname.split("/")[2] || location.hash.slice(1);
  return named === "graphql" || apis.some(({ name }) => name === named)
    ? named
    : (apis[0]?.name ?? "graphql");
}

function Page({ contents, shown, children }: { contents?: Contents; shown?: string; children: ReactNode }) {
  const references = [...(contents?.apis ?? []), { name: "graphql", title: "GraphQL" }];
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="bar">
        <a href="/" className="brand">
          <img src="/ui/icon.svg" alt="" width="24" height="24" />
          <span>Gantry</span>
        </a>
        <nav aria-label="Main">
          <a href="/" className="wide-only">
            Overview
          </a>
          <a href="/ui/jobs">Jobs</a>
          <a href="/ui/nodes">Nodes</a>
          <a href="/docs" aria-current="page">
            Reference
          </a>
        </nav>
        <a className="button" href="/graphql">
          GraphiQL
        </a>
      </header>
      <main id="content" tabIndex={-1} className="screen reference">
        <div className="screen-head">
          <h1>Reference</h1>
          <nav className="references" aria-label="References">
            {references.map(({ name, title }) => (
              <a key={name} href={linkTo.api(name)} aria-current={name === shown ? "page" : undefined}>
                {title}
              </a>
            ))}
          </nav>
          {contents && <Search contents={contents} />}
        </div>
        {children}
      </main>
    </div>
  );
}
