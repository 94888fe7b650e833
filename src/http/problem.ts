import type { Context } from "koa";

/** Answers an error of the gateway's own paths (not of a facade) in JSON. */
export function problem(
  ctx: Pick<Context, "status" | "body" | "state">,
  status: number,
  code: string,
  message: string,
  detail?: unknown,
): void {
  ctx.status = status;
  ctx.body = { error: { code, message, detail, requestId: ctx.state.requestId } };
}
