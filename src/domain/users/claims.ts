import type { User } from "../../../prisma/generated/sqlite/client.ts";

/**
 * What a token is for: `access` to call, `refresh` to get another access token (docs/apis/ufdl.md section 2), `output` to
 * download one output.
 */
export type JwtUse = "access" | "refresh" | "output";

/** What a JWT of ours says. */
export interface JwtClaims {
  use: JwtUse;
  /** The pk of the output that it is for. */
  output: number | undefined;
  userId: number;
  expiresAt: Date;
  /** Whether the user's password is still the one that the token was made with. */
  madeFor(user: User): boolean;
}
