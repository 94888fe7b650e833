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
  120_000,
);

/** The code of the refusal of a query or a subscription over a web-socket; null when its first result came. */
async function overSocket(
  place: Place,
  role: Role,
  way: Way | undefined,
  cell: Cell,
): Promise<string | null> {
  const { authorization, "node-id": nodeId } = place.headers({ role, way });
  const client = socketClient(place.server.url, {
    ...(authorization && { authorization }),
    ...(nodeId && { nodeId }),
  });
  const results = client.iterate<Answer["data"]>({ query: cell.source, variables: { ...cell.args } });
  try {
    const { value } = await results.next();
    const code = (value as Answer | undefined)?.errors?.[0]?.extensions.code ?? null;
    return code !== null && [...denials, "INTERNAL"].includes(code) ? code : null;
  } catch (thrown) {
    // Errors of the operation, or the close frame of a socket that is refused: "4403 UNAUTHENTICATED: ...".
    const [refused] = Array.isArray(thrown) ? (thrown as NonNullable<Answer["errors"]>) : [];
    const code = refused?.extensions.code ?? /^\w+/.exec((thrown as { reason?: string }).reason ?? "")?.[0];
    if (code === undefined) throw thrown;
    return [...denials, "INTERNAL"].includes(code) ? code : null;
  } finally {
    await results.return?.();
    await client.dispose();
  }
}

test.each(roles)(
  "%s may query and subscribe over a web-socket as the table says",
  async (role) => {
    const place = await withPlace(role);
    const user = !["nobody", "reader", "writer"].includes(role);
    const wrong: string[] = [];
    for (const [at, cell] of cells.filter(({ kind }) => kind !== "mutation").entries()) {
      const way = user ? ways[(at + roles.indexOf(role)) % ways.length] : undefined;
      const got = await overSocket(place, role, way, cell);
      const want = wantedOf(cell, role, user || role === "writer", user);
      if (got === want) continue;
      wrong.push(
        `${cell.kind} ${cell.field.name} ${JSON.stringify(cell.args)} by ${way}: ${got}, not ${want}`,
      );
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);
