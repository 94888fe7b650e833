/** What a server refused, or why it could not be asked. */
export class GantryError extends Error {
  override readonly name = "GantryError";
  /**
   * The rule: an `ErrorCode` of the schema, `DRAINING` from a server that shuts down, `UNREACHABLE` when there was no whole
   * answer, `UNAVAILABLE` also from a proxy without its server, `FAILED` when the answer has no code.
   */
  readonly code: string;
  /** Seconds to wait before trying again, where the server says so. */
  readonly retryAfter: number | null;

  constructor(code: string, message: string, options: { cause?: unknown; retryAfter?: number | null } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter ?? null;
  }

  /** True when the same call may do later: the server could not be reached, or is not able to answer now. */
  get temporary(): boolean {
    return ["UNREACHABLE", "UNAVAILABLE", "DRAINING", "BUSY", "RATE_LIMITED"].includes(this.code);
  }
}

/** An error as GraphQL reports it. */
export interface ReportedError {
  message: string;
  extensions?: { code?: unknown };
}

/** The first of a response's errors. */
export function reported([error]: readonly ReportedError[], retryAfter?: number | null): GantryError {
  const code = error?.extensions?.code;
  return new GantryError(typeof code === "string" ? code : "FAILED", error?.message ?? "The server failed.", {
    retryAfter,
  });
}

/** What a mutation answers: what it made, and what it refused. */
interface Payload {
  errors: readonly { code: string; message: string }[];
}

/**
 * The payload of a mutation that refused nothing.
 * @throws GantryError with the code of the first refusal
 */
export function done<T extends Payload>(payload: T): T {
  const [error] = payload.errors;
  if (error) throw new GantryError(error.code, error.message);
  return payload;
}
