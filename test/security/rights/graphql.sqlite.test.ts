import { expect, test } from "@jest/globals";
import { publicSchema } from "../../../schema/index.ts";
import { type Cell, cellsOf, denials, wantedOf } from "../../graph/rights/cells.ts";
import { type Role, roles } from "../../graph/rights/table.ts";
import { size } from "../../support/long.ts";
import { socketClient } from "../../support/subscribe.ts";
import { type Call, type Place, type Way, ways, withPlace } from "./place.ts";

/*
 * Every operation of the public schema, by each role and each way to log in, over HTTP (subscriptions as server-sent
 * events), on the same state each time. Who may is in test/graph/rights/table.ts. A refused operation must change
 * nothing. LONG tries each operation by each way; otherwise each is tried by each role in one way, which changes from
 * cell to cell.
 */

const cells = (["query", "mutation", "subscription"] as const).flatMap((kind) => cellsOf(publicSchema, kind));

interface Answer {
  data?: { it?: { errors?: { code: string }[] } | null } | null;
  errors?: { extensions: { code: string } }[];
}

function callOf({ source, args }: Cell): Pick<Call, "body" | "headers"> & { file?: File } {
  const { file, ...variables } = args;
  const body = JSON.stringify({
    query: source,
    variables: { ...variables, ...(file ? { file: null } : {}) },
  });
  const headers = { "content-type": "application/json", "graphql-require-preflight": "1" };
  return { body, headers, ...(file instanceof File && { file }) };
}

async function multipart(operations: string, file: File): Promise<Pick<Call, "body" | "headers">> {
  const form = new FormData();
  form.set("operations", operations);
  form.set("map", '{"0":["variables.file"]}');
  form.set("0", file);
  const encoded = new Response(form);
  const type = encoded.headers.get("content-type") ?? "";
  return {
    body: await encoded.text(),
    headers: { "content-type": type, "graphql-require-preflight": "1" },
  };
}

/** The code of the refusal, or null when rights did not stand in the way; and whether anything changed. */
async function outcome({ ask }: Place, role: Role, way: Way | undefined, cell: Cell) {
  const { file, ...plain } = callOf(cell);
  const call = file ? await multipart(plain.body as string, file) : plain;
  const stream = cell.kind === "subscription";
  const headers = { ...call.headers, ...(stream && { accept: "text/event-stream" }) };
  const made = { ...call, headers, method: "POST", path: "/graphql", role, way };
  const { text, changed } = await ask(made, { until: stream ? /^data: /m : undefined });
  const json = stream ? (/^data: (.*)$/m.exec(text)?.[1] ?? "{}") : text;
  const { data, errors } = JSON.parse(json) as Answer;
  const code = data?.it?.errors?.[0]?.code ?? errors?.[0]?.extensions.code ?? null;
  // Others are of the state that the object is in.
  const denied = code !== null && [...denials, cell.hidden, "INTERNAL"].includes(code);
  return { code: denied ? code : null, changed: denied && changed };
}

/** Milliseconds for a role. */
const timeLimit = size(120_000, 900_000);

test.each(roles)(
  "%s may do what the table says, by each way to log in",
  async (role) => {
    const place = await withPlace(role);
    const user = !["nobody", "reader", "writer"].includes(role);
    const all: readonly (Way | undefined)[] = user ? ways : [undefined];
    const wrong: string[] = [];
    for (const [at, cell] of cells.entries()) {
      for (let step = 0; step < size(1, all.length); step++) {
        const way = all[(at + roles.indexOf(role) + step) % all.length];
        const got = await outcome(place, role, way, cell);
        const want = { code: wantedOf(cell, role, user || role === "writer", user), changed: false };
        if (got.code === want.code && !got.changed) continue;
        const call = `${cell.kind} ${cell.field.name} ${JSON.stringify(cell.args)} by ${way ?? "no credentials"}`;
        wrong.push(`${call}: ${JSON.stringify(got)} instead of ${JSON.stringify(want)}`);
      }
    }
    expect(wrong).toEqual([]);
  },
  timeLimit,
);

/** Where a client of a web-socket gives its credentials: in its first message, or in the headers of the request. */
type Carrier = "connection_init" | "headers";

/** Browsers send the cookie with the request; the other credentials go either way. */
function carriersOf(way: Way | undefined): readonly Carrier[] {
  if (way === "session") return ["headers"];
  return way === undefined || size(0, 1) === 0 ? ["connection_init"] : ["connection_init", "headers"];
}

/** The code of the refusal over a web-socket; null when the first result came, or another error than of rights. */
async function overSocket(
  place: Place,
  { role, way, carrier }: { role: Role; way: Way | undefined; carrier: Carrier },
  cell: Cell,
): Promise<string | null> {
  const headers = place.headers({ role, way });
  const { authorization, "node-id": nodeId } = headers;
  const params = { ...(authorization && { authorization }), ...(nodeId && { nodeId }) };
  const client =
    carrier === "headers"
      ? socketClient(place.server.url, {}, headers)
      : socketClient(place.server.url, params);
  const results = client.iterate<NonNullable<Answer["data"]>>({
    query: cell.source,
    variables: { ...cell.args },
  });
  const denial = (code: string | null | undefined) =>
    code && [...denials, cell.hidden, "INTERNAL"].includes(code) ? code : null;
  try {
    const { data, errors } = (await results.next()).value as Answer;
    return denial(data?.it?.errors?.[0]?.code ?? errors?.[0]?.extensions.code);
  } catch (thrown) {
    // Errors of the operation, or the close frame of a socket that is refused: "4403 UNAUTHENTICATED: ...".
    const [refused] = Array.isArray(thrown) ? (thrown as NonNullable<Answer["errors"]>) : [];
    const code = refused?.extensions.code ?? /^\w+/.exec((thrown as { reason?: string }).reason ?? "")?.[0];
    if (code === undefined) throw thrown;
    return denial(code);
  } finally {
    await results.return?.();
    await client.dispose();
  }
}

/** A file can't be sent over a web-socket. Without LONG, mutations are tried over HTTP alone. */
const socketCells = cells.filter(
  ({ kind, args }) => !("file" in args) && (kind !== "mutation" || size(0, 1) === 1),
);

test.each(roles)(
  "%s may do over a web-socket what the table says, by each way to log in",
  async (role) => {
    const place = await withPlace(role);
    const user = !["nobody", "reader", "writer"].includes(role);
    const all: readonly (Way | undefined)[] = user ? ways : [undefined];
    const wrong: string[] = [];
    for (const [at, cell] of socketCells.entries()) {
      for (let step = 0; step < size(1, all.length); step++) {
        const way = all[(at + roles.indexOf(role) + step) % all.length];
        for (const carrier of carriersOf(way)) {
          const { answer, changed } = await place.undone(() =>
            overSocket(place, { role, way, carrier }, cell),
          );
          const got = { code: answer, changed: answer !== null && changed };
          // A socket without credentials is refused as a whole, also for operations that are for everyone.
          const code =
            role === "nobody" ? "UNAUTHENTICATED" : wantedOf(cell, role, user || role === "writer", user);
          const want = { code, changed: false };
          if (got.code === want.code && !got.changed) continue;
          const call = `${cell.kind} ${cell.field.name} ${JSON.stringify(cell.args)} by ${way} in ${carrier}`;
          wrong.push(`${call}: ${JSON.stringify(got)}, not ${JSON.stringify(want)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  },
  timeLimit,
);
