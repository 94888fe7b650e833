import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Router from "@koa/router";
import { buildSchema, type GraphQLField, type GraphQLObjectType, parse } from "graphql";
import Koa from "koa";
import { trustOf } from "../../../src/config/values.ts";
import { refusal } from "../../../src/domain/errors.ts";
import { createExecutor } from "../../../src/graph/execute.ts";
import { ResponseError } from "../../../src/rest/answer.ts";
import type { FacadeRouter, FacadeState } from "../../../src/rest/context.ts";
import { type Facade, facade } from "../../../src/rest/facade.ts";
import { type MountOptions, mountFacades, operationsOf } from "../../../src/rest/mount.ts";
import { anyPath } from "../../../src/rest/paths.ts";
import { readBody } from "../../../src/rest/readBody.ts";
import { respond } from "../../../src/rest/respond.ts";
import { routeKinds } from "../../../src/rest/route.ts";

/** A schema that answers, refuses in both ways and breaks. */
const schema = buildSchema(`
  scalar JSON
  type Thing { id: Int! name: String! }
  type UserError { code: String! message: String! detail: String }
  type RenamePayload { thing: Thing errors: [UserError!]! }
  type Query { thing(id: Int!): Thing! }
  type Mutation { rename(id: Int!, name: String!): RenamePayload! }
`);
resolve("Query", "thing", ({ id }) => {
  if (id === 13) throw new Error("the disk is on fire");
  if (id > 9) throw refusal("NOT_FOUND", { kind: "thing", key: id });
  return { id, name: `thing ${id}` };
});
resolve("Mutation", "rename", ({ id, name }) =>
  name === "taken"
    ? { errors: [{ code: "NAME_TAKEN", message: "taken", detail: "name" }] }
    : { thing: { id, name }, errors: [] },
);

function resolve(type: string, field: string, resolver: (args: { id: number; name: string }) => unknown) {
  const found = (schema.getType(type) as GraphQLObjectType).getFields()[field] as GraphQLField<
    unknown,
    unknown
  >;
  found.resolve = (_root, args) => resolver(args as { id: number; name: string });
}

export { schema };

/** Errors that the toys answer in their own words. */
const codes = ["NOT_FOUND", "NAME_TAKEN", "INVALID_INPUT"];

export const getThing = parse("query Thing($id: Int!) { thing(id: $id) { id name } }") as never;
export const renameThing = parse(
  `mutation Rename($id: Int!, $name: String!) {
    rename(id: $id, name: $name) { thing { id name } errors { code message detail } }
  }`,
) as never;

const id = {
  in: "path",
  description: "A thing.",
  schema: { type: "integer" },
  pattern: "[0-9]+",
  example: "4",
} as const;

export const { operation, refused } = routeKinds<FacadeState>();

/** Adds the toys' routes; without those that write on request. */
export function toyRoutes(router: FacadeRouter, base = "/v1/things", { readonly = false } = {}): void {
  const common = { summary: "A toy.", who: "anyone" };
  router.get(
    `${base}/:id`,
    operation<{ thing: unknown }, { id: number }, unknown>({
      ...common,
      name: `${base}.get`,
      parameters: { id },
      operation: getThing,
      variables: ({ params }) => ({ id: Number(params.id) }),
      response: { status: 200, description: "A thing." },
      respond: ({ thing }, { state: { mount } }) => ({ thing, self: `${mount.origin}${mount.prefix}` }),
    }),
  );
  if (readonly) return;
  router.put(
    `${base}/:id/names/:name`,
    operation<{ rename: { thing: unknown; errors: object[] } }, { id: number; name: string }, unknown>({
      ...common,
      name: `${base}.rename`,
      slash: "never",
      parameters: { id, name: { in: "path", description: "", schema: { type: "string" }, example: "x" } },
      body: "json",
      operation: renameThing,
      variables: ({ params }) => ({ id: Number(params.id), name: params.name as string }),
      response: { status: 201, description: "A thing." },
      respond: ({ rename }) => rename.thing,
    }),
  );
}

export function toyFacade(name: string, routes: (router: FacadeRouter) => void = toyRoutes): Facade {
  const text = (status: number, body: string) => new ResponseError(status, `${name}: ${body}`);
  const router = new Router<FacadeState>();
  router.use(
    respond({
      encode: (body) => ({ type: "application/json", text: JSON.stringify(body) }),
      errors: {
        problem: text,
        table: Object.fromEntries(codes.map((code) => [code, () => text(400, code)])),
        tooLarge: (limit) => `more than ${limit} bytes`,
        crashed: () => text(500, "crashed"),
      },
      steps: [
        async (ctx) => {
          if (ctx.state.route?.body === "json") ctx.state.body = String(await readBody(ctx));
        },
      ],
    }),
  );
  routes(router);
  router.all(anyPath, ({ state: { allow } }) => {
    throw allow.length > 0 ? text(405, `use ${[...allow].sort().join(", ")}`) : text(404, "unknown");
  });
  return facade({
    name,
    title: name,
    description: "A toy.",
    version: "1",
    openapi: { errors: {}, security: {} },
    ownedPaths: /^\/+v1\//,
    slash: "optional",
    decodesPath: true,
    router,
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
    rule: { covers: () => false, caller: () => null, claimed: () => null, otherwise: () => "" },
    trustedProxies: trustOf([]),
    bodyLimits: { body: 100, anonymousBody: 100 },
    uploadLimit: 100,
    ...options,
  });
  const server = createServer(app.callback());
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, reports, close: () => new Promise((done) => server.close(done)) };
}
