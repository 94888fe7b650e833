import { describe, expect, test } from "@jest/globals";
import type { NodeOwnership } from "../../../src/domain/rights.ts";
import { allFacades } from "../../../src/rest/gateway.ts";
import { type Role, roles } from "../../graph/rights/table.ts";
import { size } from "../../support/long.ts";
import { type Place, type Way, ways, withPlace } from "./place.ts";
import { denied, knowNodes, knownWays, ownRoutes, type Row, rows } from "./table.ts";

/*
 * Every route of the legacy APIs, by each role, on its own objects and on foreign ones, by number and by name, and by each
 * way to log in: over HTTP, on the same state each time. Who may is in table.ts. A refused call must change nothing, and
 * one that is let through must do what it is for. LONG tries each route by each way; otherwise each role tries a route by
 * one of the ways that its API knows, which changes from cell to cell, and the admin by those that it does not know too.
 */

interface Route {
  readonly api: string;
  readonly name: string;
  readonly method: string;
  readonly paths: readonly string[];
}

const routes: Route[] = [
  ...allFacades.flatMap(({ name: api, routes }) =>
    routes.map(({ name, method, path, aliases, parameters }) => ({
      api,
      name,
      method,
      paths: [path, ...aliases].map((one) =>
        `/${api}${one}`.replace("{version}", parameters?.version?.example ?? ""),
      ),
    })),
  ),
  ...ownRoutes.map(({ path, ...own }) => ({ api: "outputs", ...own, paths: [path] })),
];

test("every route has a row in the table, and every row a route", () => {
  const listed = Object.entries(rows).flatMap(([api, own]) =>
    Object.keys(own).map((name) => `${api} ${name}`),
  );
  expect(listed.sort()).toEqual(routes.map(({ api, name }) => `${api} ${name}`).sort());
});

interface Cell {
  readonly route: Route;
  readonly row: Row;
  readonly path: string;
  readonly way: Way | undefined;
}

/** The ways in which a role tries a route. */
function waysOf(role: Role, api: string, at: number): readonly (Way | undefined)[] {
  if (["nobody", "reader", "writer"].includes(role)) return [undefined];
  const known = knownWays[api] ?? [];
  const one = known[(at + roles.indexOf(role)) % known.length];
  const others = role === "admin" ? ways.filter((way) => !known.includes(way)) : [];
  return size(0, 1) === 1 ? ways : [one, ...others];
}

/** All cells of a role. */
function cellsOf(role: Role): Cell[] {
  return routes.flatMap((route, at) => {
    const row = rows[route.api]?.[route.name] as Row;
    const targets = Array.isArray(row.at) ? row.at : [row.at ?? {}];
    const paths = targets.flatMap((target, nth) => {
      // A path's twins have the same handler: one of them is tried by each role.
      const path = route.paths[(at + nth + roles.indexOf(role)) % route.paths.length] ?? "";
      return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(target[name])));
    });
    return paths.flatMap((path, nth) =>
      waysOf(role, route.api, at + nth).map((way) => ({ route, row, path, way })),
    );
  });
}

async function outcome({ ask, jwts }: Place, role: Role, cell: Cell) {
  const { route, row, path, way } = cell;
  const form = typeof row.body === "string";
  const text = form ? (row.body as string) : row.body === undefined ? undefined : JSON.stringify(row.body);
  const body = text?.replace("{access}", jwts.access).replace("{refresh}", jwts.refresh);
  const type = form ? "application/x-www-form-urlencoded" : "application/json";
  const headers = { ...(body !== undefined && { "content-type": type }), ...row.headers };
  const {
    status,
    changed,
    text: said,
  } = await ask({
    method: route.method,
    path: path + (row.query ?? ""),
    role,
    way,
    headers,
    body,
  });
  return { status, changed, said };
}

function wanted(role: Role, { route: { api, method }, row, way }: Cell, ownership: NodeOwnership) {
  const as: Role = way !== undefined && !knownWays[api]?.includes(way) ? "nobody" : role;
  const strict = ownership === "strict";
  const isPublic = row.may.length === roles.length;
  const shut = strict && as === "holder" && knowNodes.includes(api) && !isPublic;
  const may = (strict && row.strict) || row.may;
  if (may.includes(as) && !shut) {
    const status = row.status ?? 200;
    return { status, changed: row.changes ?? method !== "GET" };
  }
  const [unknown, known] = denied[api] as readonly [number, number];
  const usual = as === "nobody" || as === "reader" ? unknown : known;
  return { status: as === "nobody" ? usual : (row.denied ?? usual), changed: false };
}

const all = roles.map((role): [Role, NodeOwnership] => [role, "open"]);
/** The holder works for a node that is the owner's. */
const strict = (["writer", "user", "holder", "owner"] as const).map((role): [Role, NodeOwnership] => [
  role,
  "strict",
]);

describe("each route of the legacy APIs", () => {
  test.each([...all, ...strict])(
    "is open to %s as the table says, with %s ownership of nodes",
    async (role, ownership) => {
      const place = await withPlace(role, ownership);
      const wrong: string[] = [];
      for (const cell of cellsOf(role)) {
        const { said, ...got } = await outcome(place, role, cell);
        const want = wanted(role, cell, ownership);
        if (got.status === want.status && got.changed === want.changed) continue;
        const { route, path, way } = cell;
        const call = `${route.api} ${route.name}: ${route.method} ${path} by ${way ?? "no credentials"}`;
        wrong.push(
          `${call}: ${JSON.stringify(got)} instead of ${JSON.stringify(want)}: ${said.slice(0, 200)}`,
        );
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});
