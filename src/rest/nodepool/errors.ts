import type { RouteError } from "../../graph/execute.ts";
import { ResponseError } from "../answer.ts";

/** An error before its form is known: the Accept header decides between HTML, plain text and JSON. */
export class Problem {
  readonly status: number;
  /** What the caller is told besides the status; null for a path that nobody routes. */
  readonly description: string | null;
  constructor(status: number, description: string | null) {
    this.status = status;
    this.description = description;
  }
}

export function problem(
  status: number,
  description: string | null,
  headers?: Record<string, string>,
): ResponseError {
  return new ResponseError(status, new Problem(status, description), headers);
}

export const unrouted = () => problem(404, null);

/**
 * The original sends no challenge; one does no harm to clients that send their credentials unasked
 * (docs/apis/nodepool.md section B3).
 */
export const unauthorized = () => problem(401, null, { "WWW-Authenticate": 'Basic realm="Nodepool"' });

const kinds: Readonly<Record<string, string>> = {
  node: "Node id not found",
  "snapshot image": "Image id not found",
  "dib image": "Dib image id not found",
  provider: "Provider name not found",
  image: "Image name not found",
  "disk image": "Dib image name not found",
};

/** The words of each domain error, and its status. What is not here is a 400 with the domain's own sentence. */
const table: Readonly<Record<string, (error: RouteError) => ResponseError>> = {
  UNAUTHENTICATED: unauthorized,
  FORBIDDEN: ({ message }) => problem(403, message),
  NOT_FOUND: ({ detail }) => problem(404, kinds[String(detail.kind)] ?? null),
  NODE_NOT_HELD: () => problem(400, "State 'ready' can only be set on nodes in 'hold' state"),
  IMAGE_NOT_READY: ({ message }) => problem(409, message),
  RATE_LIMITED: ({ message, detail }) => problem(429, message, { "Retry-After": String(detail.retryAfter) }),
  BUSY: ({ message }) => problem(503, message, { "Retry-After": "1" }),
};

/** A domain error in Nodepool's words. */
export function refused(error: RouteError): ResponseError {
  return table[error.code]?.(error) ?? problem(400, error.message);
}
