/** A login by the provider that came to nothing; the message is for the user. */
export class LoginFailure extends Error {
  override readonly name = "LoginFailure";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.status = status;
    this.code = code;
  }
}
