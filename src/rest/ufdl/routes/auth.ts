import type { RouteError } from "../../execute.ts";
import type { JsonSchema } from "../../legacyRecord.ts";
import { objectBody } from "../body.ts";
import { unauthorized } from "../errors.ts";
import { UfdlObtainDocument, UfdlRefreshDocument, UfdlVerifyDocument } from "../operations.generated.ts";
import { char, type Field, readFields } from "../serializer.ts";
import { ufdl } from "./common.ts";

const text = char(100_000);
/** Never trimmed: a space may be part of it. */
const password: Field<string> = (sent) => {
  const read = text(sent);
  return "value" in read && typeof sent === "string" ? { value: sent } : read;
};
const strings = (...names: string[]): JsonSchema => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
  required: names,
});
const wrong = [{ status: 401, when: "the token is bad or has run out" }];

/** What these three say of a token (docs/apis/ufdl.md section 2); a user who is gone has no good token. */
function badToken(error: RouteError) {
  const code = { code: "token_not_valid" };
  if (error.code === "TOKEN_WRONG_TYPE") return unauthorized("Token has wrong type", code).answer;
  if (/^(TOKEN|USER)_/.test(error.code)) return unauthorized("Token is invalid or expired", code).answer;
}

export const authRoutes = [
  ufdl({
    name: "auth.obtain",
    method: "POST",
    path: "/v1/auth/obtain",
    summary: "A pair of tokens for a name and a password.",
    who: "anybody",
    entry: "open",
    anyOrigin: true,
    body: "json",
    accepts: strings("username", "password"),
    operation: UfdlObtainDocument,
    variables: (exchange) => {
      const read = readFields(objectBody(exchange), { username: text, password }, ["username", "password"]);
      return { username: read.username ?? "", password: read.password ?? "" };
    },
    shape: ({ obtainToken: { refresh, access } }) => ({ refresh, access }),
    answers: { description: "The tokens.", schema: strings("refresh", "access") },
    failures: [
      { status: 401, when: "no active user has this name and password", code: "BAD_CREDENTIALS" },
      {
        status: 429,
        when: "too many logins with this name or from this address have failed; `Retry-After` says when to call again",
        code: "RATE_LIMITED",
      },
    ],
    refused: (error) =>
      error.code === "BAD_CREDENTIALS"
        ? unauthorized("No active account found with the given credentials").answer
        : undefined,
    differences: [
      {
        what: "Instead of an access token an access key of Gantry's (`Bearer gk_...`) will do.",
        why: "Scripts need not log in every five minutes; the original knows no keys.",
      },
    ],
  }),
  ufdl({
    name: "auth.refresh",
    method: "POST",
    path: "/v1/auth/refresh",
    summary: "Another access token for a refresh token, which stays good.",
    who: "anybody",
    entry: "open",
    anyOrigin: true,
    body: "json",
    accepts: strings("refresh"),
    operation: UfdlRefreshDocument,
    variables: (exchange) => ({
      refresh: readFields(objectBody(exchange), { refresh: text }, ["refresh"]).refresh ?? "",
    }),
    shape: ({ refreshToken: { access } }) => ({ access }),
    answers: { description: "The access token.", schema: strings("access") },
    failures: wrong,
    refused: badToken,
  }),
  ufdl({
    name: "auth.verify",
    method: "POST",
    path: "/v1/auth/verify",
    summary: "Whether a token of either kind is good.",
    who: "anybody",
    entry: "open",
    anyOrigin: true,
    body: "json",
    accepts: strings("token"),
    operation: UfdlVerifyDocument,
    variables: (exchange) => ({
      token: readFields(objectBody(exchange), { token: text }, ["token"]).token ?? "",
    }),
    shape: () => ({}),
    answers: { description: "Nothing: it is good.", schema: { type: "object" } },
    failures: wrong,
    refused: badToken,
  }),
];
