import { GantryError } from "./errors.ts";
import { LoginDocument, RefreshDocument } from "./operations.generated.ts";
import type { Send } from "./send.ts";

/** Who calls: an access key (`gk_...`) or another bearer token; a user's name and password; or nobody. */
export type Credentials = { token: string } | { username: string; password: string } | null;

/** Tokens are renewed this long before they expire. Milliseconds. */
const margin = 30_000;

export interface Tokens {
  /** A bearer token that is valid now; null for nobody. A user's is obtained and renewed as needed. */
  valid(): Promise<string | null>;
  /**
   * Forgets a token that was refused before its time: the signing key was replaced, or the clocks differ.
   * @returns whether `valid` can give another one
   */
  drop(token: string | null, error: unknown): boolean;
}

export function tokens(credentials: Credentials, send: Send): Tokens {
  if (credentials === null || "token" in credentials) {
    return { valid: async () => credentials?.token ?? null, drop: () => false };
  }
  const { username, password } = credentials;
  let access: string | null = null;
  let refresh: string | null = null;
  let renewal: Promise<string> | null = null;

  async function renew(): Promise<string> {
    if (isValid(refresh)) {
      const { refreshToken } = await send(RefreshDocument, { refresh }, {});
      access = refreshToken.access;
    }
    if (!isValid(access)) {
      const { obtainToken } = await send(LoginDocument, { username, password }, {});
      ({ access, refresh } = obtainToken);
      const [error] = obtainToken.errors;
      if (error) throw new GantryError(error.code, error.message);
    }
    if (access === null) throw new GantryError("FAILED", "The server gave no token.");
    return access;
  }

  return {
    valid: async () => {
      if (isValid(access)) return access;
      renewal ??= renew().finally(() => {
        renewal = null;
      });
      return renewal;
    },
    drop: (token, error) => {
      if (!(error instanceof GantryError && error.code === "TOKEN_INVALID")) return false;
      if (access === token) access = null;
      return true;
    },
  };
}

/** Whether a JWT is still valid for a while. */
function isValid(token: string | null): token is string {
  if (token === null) return false;
  const { exp } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
  return exp * 1_000 - margin > Date.now();
}
