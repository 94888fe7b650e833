/** What goes back to the client, before the facade has written it out. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Written by the facade's `encode`, unless it is a Buffer or a Readable: those go out as they are. `undefined`: no body, and no Content-Type. */
  readonly body?: unknown;
}

/** An answer that is thrown: it ends the handling of a request wherever that has got to. */
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
