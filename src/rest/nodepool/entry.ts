import { callerOf } from "../../http/auth/caller.ts";
import { RouteError, refusedBy } from "../execute.ts";
import { mediaRanges } from "../media.ts";
import type { Step } from "../tools.ts";
import { qualityOf } from "./encode.ts";
import { problem, unauthorized } from "./errors.ts";
import type { NodepoolExchange } from "./exchange.ts";

/** Whether a call asks for credentials at all: writes, and on a whole collection too where the path has no slash. */
function guarded({ route, method, path }: NodepoolExchange): boolean {
  if (route) return method !== "GET" && method !== "HEAD";
  return (method === "PUT" || method === "DELETE") && /^\/v1\/(nodes|images|dib_images)$/.test(path);
}

/**
 * Credentials of any scheme whose value is a name and a password, as the original looks at the value only; but a bearer
 * or a Scale token is another API's (docs/apis/nodepool.md section B3). Where anybody may read, a read asks nobody who
 * he is, and wrong credentials do it no harm. They come before the path's number and before the body.
 */
export const authenticate: Step<NodepoolExchange> = async (exchange, { services }) => {
  const { facade, anonymous, address } = exchange.actor;
  const write = guarded(exchange);
  if (!exchange.route && !write) return;
  const header = exchange.headers.authorization;
  if (header !== undefined) {
    const [scheme = "", value, ...more] = header.trim().split(/\s+/);
    const known = value !== undefined && more.length === 0 && !/^(bearer|token)$/i.test(scheme);
    try {
      if (!known) throw new RouteError("MALFORMED_AUTHORIZATION", "no name and password", {});
      const { actor } = await callerOf(
        services,
        { authorization: `Basic ${value}` },
        { facade, anonymous, address },
      );
      exchange.actor = actor;
    } catch (thrown) {
      const error = refusedBy(thrown);
      if (!(error instanceof RouteError) || error.code === "BUSY") throw error;
      if (write || anonymous === "off") throw error.code === "RATE_LIMITED" ? error : unauthorized();
    }
  }
  if (exchange.actor.user || anonymous === "write" || (anonymous === "read" && !write)) return;
  throw unauthorized();
};

/** Only JSON is made; DELETE answers nothing, so its Accept is not asked (docs/apis/nodepool.md sections B0.7 and F). */
export const negotiate: Step<NodepoolExchange> = ({ route, method, json, headers }) => {
  if (!route || method === "DELETE" || json) return;
  const ranges = mediaRanges(headers.accept?.trim() || "*/*");
  if (qualityOf(ranges, "application/json") === 0) throw problem(406, null);
};
