import { refusal } from "../../domain/errors.ts";
import type { Credentials } from "../../domain/users/authenticate.ts";

/**
 * Reads an Authorization header: `Bearer <JWT or access key>`, `Token <access key>` (Scale's form) or `Basic`. Null
 * without a header and for other schemes; each facade decides which schemes it accepts.
 * @throws Refusal MALFORMED_AUTHORIZATION when one of these schemes is not followed by exactly one valid value
 */
export function readAuthorization(header: string | undefined): Credentials | null {
  if (header === undefined) return null;
  const [scheme = "", value, ...more] = header.trim().split(/\s+/);
  const one = () => {
    if (value === undefined || more.length > 0) throw refusal("MALFORMED_AUTHORIZATION", {});
    return value;
  };
  switch (scheme.toLowerCase()) {
    case "bearer":
      return { kind: "bearer", token: one() };
    case "token":
      return { kind: "key", key: one() };
    case "basic":
      return basic(one());
    default:
      return null;
  }
}

function basic(encoded: string): Credentials {
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 0) throw refusal("MALFORMED_AUTHORIZATION", {});
  return { kind: "basic", username: text.slice(0, colon), password: text.slice(colon + 1) };
}
