import type { Context } from "koa";

/** Responds with an error in the gateway's JSON format, which facades do not use. */
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
