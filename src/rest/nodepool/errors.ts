import { ResponseError } from "../answer.ts";
import type { ErrorFormat } from "../respond.ts";

/** An error, to be written as HTML, plain text or JSON. */
export class Problem {
  readonly status: number;
  /** Null for an unknown path. */
  readonly description: string | null;
  constructor(status: number, description: string | null) {
    this.status = status;
    this.description = description;
  }
}

export function problem(
  status: number,
  description: string | null,
  headers?: Readonly<Record<string, string>>,
): ResponseError {
  return new ResponseError(status, new Problem(status, description), headers);
}

/** The original sends no challenge; one does no harm to clients that always send credentials (docs/apis/nodepool.md section B3). */
export const unauthorized = () => problem(401, null, { "WWW-Authenticate": 'Basic realm="Nodepool"' });

const notFoundTexts: Readonly<Record<string, string>> = {
  node: "Node id not found",
  "snapshot image": "Image id not found",
  "dib image": "Dib image id not found",
  provider: "Provider name not found",
  image: "Image name not found",
  "disk image": "Dib image name not found",
};

/** Nodepool's answers to domain errors. */
export const nodepoolErrors: ErrorFormat = {
  problem,
  table: {
    UNAUTHENTICATED: unauthorized,
    NOT_FOUND: ({ kind }) => problem(404, notFoundTexts[String(kind)] ?? null),
    NODE_NOT_HELD: () => problem(400, "State 'ready' can only be set on nodes in 'hold' state"),
    IMAGE_NOT_READY: (_, { message }) => problem(409, message),
  },
  tooLarge: (limit) => `The body has more than ${limit} bytes`,
  crashed: (id) => problem(500, `Something went wrong here; the log knows more under ${id}`),
};
