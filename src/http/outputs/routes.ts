import type { GraphQLSchema } from "graphql";
import type { Context, Middleware } from "koa";
import type { Actor } from "../../domain/actor.ts";
import type { Services } from "../../domain/change.ts";
import { refusal } from "../../domain/errors.ts";
import { userOfSignedUrl } from "../../domain/outputs/signedUrl.ts";
import { createExecutor, type Executor } from "../../graph/execute.ts";
import { type GatewayAccess, gatewayCaller } from "../auth/gatewayCaller.ts";
import { problem } from "../problem.ts";
import { refuse } from "../refuse.ts";
import { deliver } from "./deliver.ts";
import { discard } from "./discard.ts";
import { addOutput, checkUpload, outputOperations, readOutput } from "./operations.ts";
import { receiveFor, UploadCut } from "./receive.ts";
import { send } from "./send.ts";

export interface OutputRoutes extends GatewayAccess {
  schema: GraphQLSchema;
  /** Maximum size of an upload. Bytes. */
  limit: number;
}

/**
 * The gateway's own paths for outputs, which are too large for GraphQL: `PUT /outputs/{job}/{name}?type={type}` adds an
 * output and responds 201 with it, `GET|HEAD /outputs/{pk}` sends one, whole or a range; with `?token=` as for the user who had the URL signed. A named GraphQL operation
 * authorizes each request and makes each change.
 */
export function outputRoutes({ schema, limit, ...access }: OutputRoutes): Middleware {
  const { services } = access;
  const executor = createExecutor(schema, outputOperations);

  /** A signed URL says for whom it was made; it is for downloads only. */
  async function callerOfRequest(ctx: Context): Promise<Actor> {
    const token = new URLSearchParams(ctx.querystring).get("token");
    const [, output = ""] = /^\/outputs\/([^/]+)$/.exec(ctx.path) ?? [];
    if (token === null || output === "") return (await gatewayCaller(ctx, access)).actor;
    const user = await userOfSignedUrl(services, key("output", output), { token, address: ctx.ip });
    return { user, node: null, anonymous: "off", address: ctx.ip, facade: "graphql" };
  }

  return async (ctx, next) => {
    const route = match(ctx.path);
    if (!route) return next();
    ctx.state.facade = "outputs";
    ctx.state.routePath = "/outputs";
    if (!route.methods.includes(ctx.method)) return wrongMethod(ctx, route.methods);
    try {
      const actor = await callerOfRequest(ctx);
      ctx.state.username = actor.user?.username;
      await route.serve(ctx, { executor, services, actor, limit });
    } catch (error) {
      if (error instanceof UploadCut) {
        ctx.respond = false;
        return;
      }
      discard(ctx.req);
      refuse(ctx, error);
    }
  };
}

interface Call {
  executor: Executor;
  services: Services;
  actor: Actor;
  limit: number;
}

interface Matched {
  methods: readonly string[];
  serve: (ctx: Context, call: Call) => Promise<void>;
}

/** Matches the path before decoding, so that a name may have a slash as `%2F`. Null for other paths. */
function match(path: string): Matched | null {
  const [, root, first = "", second] = /^\/(outputs)\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (!root) return null;
  return second === undefined
    ? { methods: ["GET", "HEAD"], serve: (ctx, call) => download(ctx, call, first) }
    : { methods: ["PUT"], serve: (ctx, call) => upload(ctx, call, first, second) };
}

function wrongMethod(ctx: Context, methods: readonly string[]): void {
  discard(ctx.req);
  ctx.set("Allow", methods.join(", "));
  problem(ctx, 405, "METHOD_NOT_ALLOWED", `This path takes ${methods.join(" and ")}.`);
}

async function upload(ctx: Context, call: Call, job: string, name: string): Promise<void> {
  const { executor, services, limit } = call;
  const named = {
    job: key("job", job),
    name: decoded(name),
    type: new URLSearchParams(ctx.querystring).get("type") ?? "",
  };
  await executor.execute(checkUpload, named, call);
  const announced = Number(ctx.req.headers["content-length"] ?? 0);
  const answer = await receiveFor(ctx.req, { blobs: services.blobs, limit, announced }, (claim) =>
    executor.execute(addOutput, { ...named, claim }, call),
  );
  const { number, job: of, ...output } = answer.addOutput.output;
  ctx.status = 201;
  ctx.set("Location", output.url);
  ctx.body = { pk: number, ...output, job: of.number };
}

async function download(ctx: Context, call: Call, text: string): Promise<void> {
  const pk = key("output", text);
  const { output } = await call.executor.execute(readOutput, { id: pk }, call);
  if (!output) throw refusal("NOT_FOUND", { kind: "output", key: pk });
  deliver(ctx, await send(call.services, pk, { method: ctx.method, headers: ctx.req.headers }));
}

/** A number of the path. One that no row can have is NOT_FOUND. */
function key(kind: string, text: string): number {
  if (/^\d{1,10}$/.test(text) && Number(text) < 2 ** 31) return Number(text);
  throw refusal("NOT_FOUND", { kind, key: text });
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw refusal("INVALID_INPUT", { field: "name", reason: "its percent-encoding is broken" });
  }
}
