/** What goes back to the client, before the facade has written it out. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Written by the facade's `encode`, unless it is a Buffer or a Readable: those go out as they are. `undefined`: no body, and no Content-Type. */
  readonly body?: unknown;
}

/** Stops the handling of a request with an answer of the facade's own making. */
export class Halt extends Error {
  override readonly name = "Halt";
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`answered ${answer.status}`);
    this.answer = answer;
  }
}

/** Makes the error that stops with this answer; throw what it returns. */
export function halt(status: number, body?: unknown, headers?: Record<string, string>): Halt {
  return new Halt({ status, body, ...(headers ? { headers } : {}) });
}
