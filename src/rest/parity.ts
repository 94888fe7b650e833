import type { Facade } from "./facade.ts";
import { matcher } from "./match.ts";
import { differencesOf, operationNames } from "./openapi.ts";
import type { Route } from "./route.ts";

/** One endpoint that an original's document tells of. */
export interface DocumentedEndpoint {
  readonly facade: string;
  /** Which document, and where in it. */
  readonly document: string;
  readonly method: string;
  /** A path as a client writes it, with values put in. */
  readonly path: string;
  /** The test that replays the document's example. */
  readonly test: string;
}

/**
 * The page that sets each documented endpoint beside the operation behind it, the test that replays its example, and
 * each deliberate difference from the original.
 * @throws Error naming a documented endpoint that no route serves
 */
export function parityPage(facades: readonly Facade[], documented: readonly DocumentedEndpoint[]): string {
  const parts = facades.map((facade) => {
    const match = matcher(facade);
    const own = documented.filter((one) => one.facade === facade.name);
    const routes = new Map<Route, DocumentedEndpoint[]>();
    for (const one of own) {
      const { route } = match(one.method, one.path);
      if (!route)
        throw new Error(`${facade.name} does not serve ${one.method} ${one.path} (${one.document})`);
      routes.set(route, [...(routes.get(route) ?? []), one]);
    }
    const besides = facade.routes.filter((route) => !routes.has(route));
    return [
      `## ${facade.title}`,
      "",
      `${facade.description}`,
      "",
      "| documented call | operation | test | where |",
      "|---|---|---|---|",
      ...[...routes].flatMap(([route, ends]) =>
        ends.map(
          ({ method, path, test, document }) =>
            `| \`${method} ${path}\` | \`${operationNames(route)[0] ?? "none: always refused"}\` | ${test} | ${document} |`,
        ),
      ),
      "",
      ...(besides.length > 0
        ? [
            "Served besides, as clients need it:",
            "",
            "| call | operation |",
            "|---|---|",
            ...besides.map(
              (route) =>
                `| \`${route.method} ${route.path}\` | \`${operationNames(route)[0] ?? "none: always refused"}\` |`,
            ),
            "",
          ]
        : []),
      ...differences(facade.routes),
    ].join("\n");
  });
  return `# Parity with the originals

Made from the route records by \`npm run openapi\`; do not edit. The graph's operations stand in
\`src/rest/<api>/operations.graphql\`.

${parts.join("\n\n")}
`.replace(/\n{3,}/g, "\n\n");
}

function differences(routes: readonly Route[]): string[] {
  const known = new Map<string, { why: string; at: string[] }>();
  for (const route of routes) {
    for (const { what, why } of differencesOf(route)) {
      const entry = known.get(what) ?? { why, at: [] };
      entry.at.push(`${route.method} ${route.path}`);
      known.set(what, entry);
    }
  }
  if (known.size === 0) return [];
  const where = (at: readonly string[]) =>
    at.length > 3 ? `${at.length} calls` : at.map((one) => `\`${one}\``).join(", ");
  return [
    "Deliberate differences:",
    "",
    ...[...known].map(([what, { why, at }]) => `- ${what} ${why} (${where(at)})`),
  ];
}
