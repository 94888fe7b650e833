import { z } from "zod";
import { detail } from "../../django.ts";
import type { ComputeNodeFilter } from "../operations.generated.ts";
import { notAfter, notBefore, readTime } from "../time.ts";
import { type Order, readOrder } from "./order.ts";

const boolean = z.stringbool({ truthy: ["true", "t", "1"], falsy: ["false", "f", "0"] }).optional();

export interface ListQuery {
  readonly filter: ComputeNodeFilter;
  readonly order: readonly Order[];
}

/**
 * Reads the parameters of the node list, with its errors in the original's order (docs/apis/scale.md section A3). Of a
 * repeated parameter the last counts.
 * @throws ResponseError 400
 */
export function readListQuery(query: URLSearchParams, now: Date): ListQuery {
  const last = (name: string) => query.getAll(name).at(-1);
  const [started, ended] = (["started", "ended"] as const).map((name) => {
    const text = last(name);
    if (text === undefined) return null;
    const at = readTime(text, now);
    if (at === null) throw detail(400, `Invalid ISO timestamp format for parameter: ${name}`);
    return at;
  });
  if (started != null && ended != null) {
    if (started === ended) throw detail(400, "Start and end values must be different");
    if (started > ended) throw detail(400, "Start time must come before end time");
  }
  const active = boolean.safeParse(last("is_active")?.trim());
  if (!active.success) throw detail(400, 'Parameter must be a valid boolean: "is_active"');
  const updatedAt = {
    ...(started != null && { gte: notBefore(started) }),
    ...(ended != null && { lte: notAfter(ended) }),
  };
  return {
    filter: {
      ...(Object.keys(updatedAt).length > 0 && { updatedAt }),
      ...(active.data !== undefined && { active: { eq: active.data } }),
    },
    order: readOrder(query.getAll("order")),
  };
}
