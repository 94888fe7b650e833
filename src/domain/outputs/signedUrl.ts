import type { Call, Services } from "../change.ts";
import { refusal } from "../errors.ts";
import { actorUser, userByJwt } from "../users/authenticate.ts";
import { issueJwt } from "../users/jwt.ts";
import { userCache } from "../users/userCache.ts";

/** Longest life of a signed URL. Seconds. */
export const longestLife = 86_400;

/**
 * A path from which an output is downloaded without credentials, as the caller would: for links and images in a page. It
 * ends after `lifetime` seconds and with the user's password. For unauthenticated callers it has no signature, since they
 * need none where they may read.
 * @throws Refusal INVALID_INPUT when the lifetime is not from 1 second to a day
 */
export async function signedUrl(
  { services, actor }: Call,
  output: number,
  lifetime: number,
): Promise<string> {
  if (lifetime < 1 || lifetime > longestLife) {
    throw refusal("INVALID_INPUT", { field: "lifetime", reason: `it takes 1 to ${longestLife} seconds` });
  }
  const path = `/outputs/${output}`;
  const user = actor.user && (await userCache(services.store).user(actor.user.id));
  if (!user) return path;
  return `${path}?token=${await issueJwt(services, user, "output", { lifetime, output })}`;
}

/**
 * The user for whom a signed URL of an output was made, for an actor.
 * @throws Refusal as `userByJwt` does; TOKEN_INVALID when it was made for another output
 */
export async function userOfSignedUrl(
  services: Services,
  output: number,
  { token, address }: { token: string; address: string },
) {
  const { user, claims } = await userByJwt(services, token, { use: "output", address });
  if (claims.output !== output) throw refusal("TOKEN_INVALID", {});
  return actorUser(user);
}
