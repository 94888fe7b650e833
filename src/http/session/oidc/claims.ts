import type { OidcConfig } from "../../../config.ts";
import { LoginFailure } from "./failure.ts";
import type { Claims } from "./provider.ts";

/**
 * The user of the provider's claims, as the operation takes it.
 * @throws LoginFailure OIDC_CLAIM when the claim of the name is missing
 */
export function userOf(claims: Claims, { usernameClaim, rolesClaim, adminRole }: OidcConfig) {
  const username = textOf(claims[usernameClaim]);
  if (!username) {
    const text = `The login provider sends no ${usernameClaim}, which is the user's name here; an administrator can choose another claim (OIDC_USERNAME_CLAIM) or ask for more of them (OIDC_SCOPES).`;
    throw new LoginFailure(403, "OIDC_CLAIM", text);
  }
  const admin = adminRole !== null && rolesOf(claims, rolesClaim).includes(adminRole);
  return {
    identity: `${claims.iss} ${claims.sub}`,
    username,
    role: adminRole === null ? null : admin ? ("ADMIN" as const) : ("USER" as const),
    email: textOf(claims.email),
    firstName: textOf(claims.given_name),
    lastName: textOf(claims.family_name),
  };
}

/** A list of texts or a single text, below a claim's name or a path with dots (Keycloak's realm_access.roles). */
function rolesOf(claims: Claims, name: string): unknown[] {
  const below = (value: unknown, key: string) =>
    typeof value === "object" && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined;
  const found = below(claims, name) ?? name.split(".").reduce<unknown>(below, claims);
  return [found].flat();
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
