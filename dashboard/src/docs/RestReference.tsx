import { useEffect, useRef } from "react";
import type { Operation } from "./contents.ts";
import { linkTo } from "./contents.ts";

/** What this page uses of swagger-ui, which has a React of its own. */
interface System {
  readonly React: { createElement(type: unknown, props: object | null, ...children: unknown[]): unknown };
}
interface Extensions {
  get(name: string): unknown;
}
type SwaggerUI = (options: object) => unknown;

/** The reference of a REST API, made by swagger-ui, with the GraphQL operation of each endpoint. */
export function RestReference({
  api,
  operations,
}: {
  api: string;
  operations: Readonly<Record<string, Operation>>;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void swaggerUI().then((show) =>
      show({
        url: `/docs/${api}.json`,
        domNode: place.current,
        deepLinking: true,
        showExtensions: true,
        validatorUrl: null,
        plugins: [operationPlugin(operations)],
      }),
    );
  }, [api, operations]);
  useEffect(followTheme, []);
  return <div ref={place} />;
}

/** Gives the library the theme of the page: it has a class for the dark one. @returns ends it */
function followTheme(): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const { classList, dataset } = document.documentElement;
  const show = () =>
    classList.toggle("dark-mode", dataset.theme === "dark" || (dataset.theme === "auto" && system.matches));
  show();
  system.addEventListener("change", show);
  return () => system.removeEventListener("change", show);
}

/** The library, which is a script of its own: 1.5 MB that the other reference does without. */
let loading: Promise<SwaggerUI> | undefined;

function swaggerUI(): Promise<SwaggerUI> {
  loading ??= new Promise((loaded, failed) => {
    const style = { rel: "stylesheet", href: "/docs/swagger-ui.css" };
    // Before the page's own style sheets, which change some of it.
    document.head.prepend(Object.assign(document.createElement("link"), style));
    const script = document.createElement("script");
    script.onload = () => loaded((globalThis as unknown as { SwaggerUIBundle: SwaggerUI }).SwaggerUIBundle);
    script.onerror = () => failed(new Error("swagger-ui can't be loaded"));
    script.src = "/docs/swagger-ui-bundle.js";
    document.head.append(script);
  });
  return loading;
}

/** Shows the text of the operation in place of the table of an endpoint's extensions. */
function operationPlugin(operations: Readonly<Record<string, Operation>>) {
  return ({ React }: System) => ({
    components: { OperationExt: operationOf(React, operations), ResponseExtension: nothing },
  });
}

const nothing = () => null;

function operationOf({ createElement: h }: System["React"], operations: Readonly<Record<string, Operation>>) {
  return ({ extensions }: { extensions: Extensions }) => {
    const name = extensions.get("x-graphql-operation");
    const operation = typeof name === "string" ? operations[name] : undefined;
    if (!operation) return null;
    return h(
      "div",
      { className: "operation" },
      h("h4", null, "GraphQL operation"),
      h("pre", { tabIndex: 0 }, operation.text),
      operation.open
        ? h("a", { className: "button", href: linkTo.graphiql(operation) }, "Try in GraphiQL")
        : h("p", { className: "muted" }, hiddenParts),
    );
  };
}

const hiddenParts = "It uses parts of the graph that only the REST APIs have, and can't be run in GraphiQL.";
