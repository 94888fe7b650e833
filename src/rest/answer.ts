/** An answer before the facade writes it. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Buffers and Readables are sent as they are, anything else is written by the facade's `encode`; undefined for no body. */
  readonly body?: unknown;
}

/** An answer that is thrown, and ends the handling of the request. */
export class ResponseError extends Error implements Answer {
  override readonly name: string = "ResponseError";
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>> | undefined;

  constructor(status: number, body?: unknown, headers?: Readonly<Record<string, string>>) {
    super(`answered ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}
