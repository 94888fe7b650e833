import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSchema, type GraphQLField, type GraphQLObjectType, parse } from "graphql";
import Koa from "koa";
import { refusal } from "../../../src/domain/errors.ts";
import { readBody } from "../../../src/http/body.ts";
import type { Exchange } from "../../../src/rest/exchange.ts";
import { createExecutor } from "../../../src/rest/execute.ts";
import { type Facade, facade } from "../../../src/rest/facade.ts";
import { type MountOptions, mountFacades, operationsOf } from "../../../src/rest/mount.ts";
import { type Route, route } from "../../../src/rest/route.ts";

/** A schema that answers, refuses in both ways and breaks. */
const schema = buildSchema(`
  scalar JSON
  type Thing { id: Int! name: String! }
  type Refusal { code: String! message: String! detail: String }
  union ThingResult = Thing | Refusal
  type Query { thing(id: Int!): Thing! }
  type Mutation { rename(id: Int!, name: String!): ThingResult! }
`);
resolve("Query", "thing", ({ id }) => {
  if (id === 13) throw new Error("the disk is on fire");
  if (id > 9) throw refusal("NOT_FOUND", { kind: "thing", key: id });
  return { id, name: `thing ${id}` };
});
resolve("Mutation", "rename", ({ id, name }) =>
  name === "taken"
    ? { __typename: "Refusal", code: "NAME_TAKEN", message: "taken", detail: "name" }
    : { __typename: "Thing", id, name },
);

function resolve(type: string, field: string, resolver: (args: { id: number; name: string }) => unknown) {
  const found = (schema.getType(type) as GraphQLObjectType).getFields()[field] as GraphQLField<
    unknown,
    unknown
  >;
  found.resolve = (_root, args) => resolver(args as { id: number; name: string });
}

export { schema };

export const getThing = parse("query Thing($id: Int!) { thing(id: $id) { id name } }") as never;
export const renameThing = parse(
  `mutation Rename($id: Int!, $name: String!) {
    rename(id: $id, name: $name) { __typename ... on Thing { id name } ... on Refusal { code message detail } }
  }`,
) as never;

const id = {
  in: "path",
  description: "A thing.",
  schema: { type: "integer" },
  pattern: "[0-9]+",
  example: "4",
} as const;

export function toyRoutes(base = "/v1/things"): Route[] {
  const common = {
    summary: "A toy.",
    who: "anyone",
    failures: [],
    answers: { description: "A thing." },
  } as const;
  return [
    route<{ thing: unknown }, { id: number }, Exchange>({
      ...common,
      name: "things.get",
      method: "GET",
      path: `${base}/{id}`,
      parameters: { id },
      body: "none",
      operation: getThing,
      variables: ({ params }) => ({ id: Number(params.id) }),
      shape: ({ thing }, { mount }) => ({ thing, self: `${mount.origin}${mount.prefix}` }),
      status: 200,
    }),
    route<{ rename: unknown }, { id: number; name: string }, Exchange>({
      ...common,
      name: "things.rename",
      method: "PUT",
      path: `${base}/{id}/names/{name}`,
      slash: "never",
      parameters: { id, name: { ...id, pattern: undefined, schema: { type: "string" }, example: "x" } },
      body: "json",
      operation: renameThing,
      variables: ({ params }) => ({ id: Number(params.id), name: params.name as string }),
      shape: ({ rename }) => rename,
      status: 201,
    }),
  ];
}

export function toyFacade(name: string, more: Partial<Facade> = {}): Facade {
  const text = (status: number, body: string) => ({ status, body: `${name}: ${body}` });
  return facade<Exchange>({
    name,
    title: name,
    description: "A toy.",
    version: "1",
    routes: toyRoutes(),
    territory: /^\/+v1\//,
    slash: "optional",
    decodesPath: true,
    begin: (exchange) => exchange,
    steps: [
      async (exchange) => {
        if (exchange.route?.body === "json") {
          exchange.body = String(await readBody(exchange));
        }
      },
    ],
    encode: (body) => ({ type: "application/json", text: JSON.stringify(body) }),
    unknown: () => text(404, "unknown"),
    wrongMethod: (_exchange, allow) => text(405, `use ${[...allow].sort().join(", ")}`),
    refused: (error) => text(400, error.code),
    crashed: () => text(500, "crashed"),
    ...more,
  });
}

/** A server with these facades on a free port, closed by `close`. */
export async function serveToys(options: Partial<MountOptions> & Pick<MountOptions, "mounts">) {
  const app = new Koa();
  const reports: unknown[] = [];
  mountFacades(app, {
    executor: createExecutor(schema, operationsOf(options.mounts.map((one) => one.facade))),
    services: {} as never,
    report: (error) => void reports.push(error),
    rules: [],
    trustedProxies: [],
    bodyLimits: { body: 100, anonymousBody: 100 },
    uploadLimit: 100,
    ...options,
  });
  const server = createServer(app.callback());
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, reports, close: () => new Promise((done) => server.close(done)) };
}
