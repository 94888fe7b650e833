import type { Facade, Route } from "../src/rest/facade.ts";
import { operationNames } from "../src/rest/openapi.ts";

/** A difference between an original's document and the original itself, as texts of the page. */
export interface Differing {
  /** The differing part: a key, the status, the whole response. */
  readonly at: string;
  readonly document: string;
  readonly original: string;
  /** What is served. */
  readonly here: string;
}

/** An endpoint of an original's document. */
export interface DocumentedCall {
  /** The document's section. */
  readonly section: string;
  readonly method: string;
  /** With parameters in braces. */
  readonly path: string;
  readonly differs?: readonly Differing[];
  readonly examples: readonly { readonly differs?: readonly Differing[] }[];
}

/** The documents of an original. */
export interface DocumentedApi {
  readonly facade: string;
  /** Differences of all documents. */
  readonly differs?: readonly Differing[];
  /** What the original has and Gantry does not. */
  readonly leftOut?: readonly { readonly what: string; readonly why: string }[];
  readonly documents: readonly {
    readonly title: string;
    readonly differs: readonly Differing[];
    readonly endpoints: readonly DocumentedCall[];
  }[];
}

/** The test that replays an API's documents. */
export function replayOf({ facade }: DocumentedApi): string {
  return `test/contract/examples/${facade}.sqlite.test.ts`;
}

/**
 * The route that serves a documented call. Each parameter of its path is replaced by 4, which all patterns match.
 * @throws Error when there is none
 */
export function routeOf(facade: Facade, { method, path, section }: DocumentedCall): Route {
  const { route } = facade.find(method, path.replace(/\{\w+\}/g, "4"));
  if (!route) throw new Error(`${facade.name} does not serve ${method} ${path} (${section})`);
  return route;
}

/**
 * The page that lists each documented endpoint with its operation and the test that replays its examples, and the
 * differences between document, original and response.
 * @param link turns the sections that a difference names into links
 * @throws Error naming a documented endpoint that no route serves
 */
export function parityPage(
  facades: readonly Facade[],
  documented: readonly DocumentedApi[],
  link: LinkSections = (_, text) => text,
): string {
  const parts = facades.map((facade) => {
    const api = documented.find((one) => one.facade === facade.name);
    if (!api) throw new Error(`${facade.name} has no document`);
    return part(facade, api, link);
  });
  return `# Parity with the originals

Generated from the routes and from \`test/contract/examples/\` by \`npm run openapi\`; do not edit. The GraphQL
operations are in \`src/rest/<api>/operations.graphql\`.

The documented calls are those of five documents: UFDL's on nodes and on jobs, Scale's on v6 nodes, the Nodepool API's and
Coalition's REST API. The named tests replay every example in them, and every call's parameters, bodies and permissions where
a document has no example; only ids, times and the points under "Where the document and the original differ" may differ.
There the original's behaviour is served, since clients rely on it, and the document's form is accepted too wherever both can
be distinguished. "Deliberate differences" are those from the original, with links to the sections of \`docs/apis/\` that
describe its behaviour.

${parts.join("\n\n")}
`.replace(/\n{3,}/g, "\n\n");
}

/** Turns the sections of docs/apis/<facade>.md that a text names into links. */
type LinkSections = (facade: string, text: string) => string;

function part(facade: Facade, api: DocumentedApi, link: LinkSections): string {
  const calls = api.documents.flatMap(({ title, endpoints }) =>
    endpoints.map((call) => ({ title, call, route: routeOf(facade, call) })),
  );
  const known = new Set(calls.map(({ route }) => route));
  const undocumented = facade.routes.filter((route) => !known.has(route));
  return [
    `## ${facade.title}`,
    "",
    facade.description,
    "",
    ...table(
      ["documented call", "operation", "replayed by", "where"],
      calls.map(({ title, call, route }) => [
        `\`${call.method} ${call.path}\``,
        operation(route),
        replayOf(api),
        call.section === `${call.method} ${call.path}` ? title : `${title}, ${call.section}`,
      ]),
    ),
    ...undocumentedTable(undocumented),
    ...differing(api),
    ...differences(facade.routes, (why) => link(facade.name, why)),
    ...leftOut(api),
  ].join("\n");
}

function operation(route: Route): string {
  const [name] = operationNames(route);
  return name ? `\`${name}\`` : "none: always refused";
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line), ""];
}

/** Routes without a document; those that differ only in their method share a row. */
function undocumentedTable(routes: readonly Route[]): string[] {
  if (routes.length === 0) return [];
  const rows = new Map<string, { methods: string[]; path: string; does: string }>();
  for (const route of routes) {
    const does = operation(route);
    const row = rows.get(`${route.path} ${does}`) ?? { methods: [], path: route.path, does };
    row.methods.push(route.method);
    rows.set(`${route.path} ${does}`, row);
  }
  return [
    "Also served, since clients need it:",
    "",
    ...table(
      ["call", "operation"],
      [...rows.values()].map(({ methods, path, does }) => [`\`${methods.join(", ")} ${path}\``, does]),
    ),
  ];
}

/** Differences between document and original: of all calls, of a document's calls, of one call. */
function differing({ differs = [], documents }: DocumentedApi): string[] {
  const rows = new Map<string, { one: Differing; at: string[] }>();
  const add = (one: Differing, at: string) => {
    const text = JSON.stringify([one.at, one.document, one.original, one.here]);
    const row = rows.get(text) ?? { one, at: [] };
    if (!row.at.includes(at)) row.at.push(at);
    rows.set(text, row);
  };
  for (const one of differs) add(one, "all calls");
  for (const { title, differs, endpoints } of documents) {
    for (const one of differs) add(one, title);
    for (const { method, path, differs = [], examples } of endpoints) {
      for (const one of [...differs, ...examples.flatMap((example) => example.differs ?? [])]) {
        add(one, `\`${method} ${path}\``);
      }
    }
  }
  if (rows.size === 0) return [];
  return [
    "### Where the document and the original differ",
    "",
    ...table(
      ["call", "what", "the document", "the original", "here"],
      [...rows.values()].map(({ one, at }) => [
        at.join(", "),
        `\`${one.at}\``,
        one.document,
        one.original,
        one.here,
      ]),
    ),
  ];
}

function leftOut({ leftOut = [] }: DocumentedApi): string[] {
  if (leftOut.length === 0) return [];
  return ["", "### Left out", "", ...leftOut.map(({ what, why }) => `- ${what} ${why}`)];
}

function differences(routes: readonly Route[], link: (why: string) => string): string[] {
  const known = new Map<string, { why: string; at: string[] }>();
  for (const route of routes) {
    for (const [what, why] of Object.entries(route.differences)) {
      const entry = known.get(what) ?? { why, at: [] };
      entry.at.push(`${route.method} ${route.path}`);
      known.set(what, entry);
    }
  }
  if (known.size === 0) return [];
  const where = (at: readonly string[]) =>
    at.length === routes.length
      ? "all calls"
      : at.length > 3
        ? `${at.length} calls`
        : at.map((one) => `\`${one}\``).join(", ");
  return [
    "### Deliberate differences",
    "",
    ...[...known].map(([what, { why, at }]) => `- ${what} ${link(why)} (${where(at)})`),
  ];
}
