import { z } from "zod";
import type { RouteError } from "../../../graph/execute.ts";
import { tooManyLogins } from "../../django.ts";
import { fieldsOf } from "../body.ts";
import { unauthorized } from "../errors.ts";
import * as graph from "../operations.generated.ts";
import { operation, type UfdlRouter } from "../route.ts";
import { char } from "../serializer.ts";

const text = char(100_000);
const loginForm = z.object({
  username: text,
  password: char(100_000, { trim: false }),
});
const refreshForm = z.object({ refresh: text });
const verifyForm = z.object({ token: text });

const common = { who: "anybody", permission: "public", body: "json", anyOrigin: true } as const;
const onToken = {
  ...common,
  failures: [{ status: 401, when: "the token is bad or has run out" }],
  refused: badToken,
};

/** The answer to a bad token, and to one of a deleted or disabled user (docs/apis/ufdl.md section 2). */
function badToken(error: RouteError) {
  const code = { code: "token_not_valid" };
  if (error.code === "TOKEN_WRONG_TYPE") return unauthorized("Token has wrong type", code);
  if (/^(TOKEN|USER)_/.test(error.code)) return unauthorized("Token is invalid or expired", code);
}

const obtain = operation({
  ...common,
  name: "auth.obtain",
  summary: "A pair of tokens for a name and a password.",
  accepts: loginForm,
  operation: graph.UfdlObtainDocument,
  variables: (ctx) => fieldsOf(ctx, loginForm),
  response: {
    status: 200,
    description: "The tokens.",
    schema: z.object({ refresh: z.string(), access: z.string() }),
  },
  respond: ({ obtainToken: { refresh, access } }) => ({ refresh, access }),
  failures: [
    { status: 401, when: "no active user has this name and password", code: "BAD_CREDENTIALS" },
    tooManyLogins,
  ],
  refused: ({ code }) =>
    code === "BAD_CREDENTIALS"
      ? unauthorized("No active account found with the given credentials")
      : undefined,
  differences: {
    "Instead of an access token an access key of Gantry's (`Bearer gk_...`) will do.":
      "Scripts need not log in every five minutes; the original knows no keys.",
  },
});

const refresh = operation({
  ...onToken,
  name: "auth.refresh",
  summary: "Another access token for a refresh token, which stays good.",
  accepts: refreshForm,
  operation: graph.UfdlRefreshDocument,
  variables: (ctx) => fieldsOf(ctx, refreshForm),
  response: {
    status: 200,
    description: "The access token.",
    schema: z.object({ access: z.string() }),
  },
  respond: ({ refreshToken: { access } }) => ({ access }),
});

const verify = operation({
  ...onToken,
  name: "auth.verify",
  summary: "Whether a token of either kind is good.",
  accepts: verifyForm,
  operation: graph.UfdlVerifyDocument,
  variables: (ctx) => fieldsOf(ctx, verifyForm),
  response: { status: 200, description: "Nothing: it is good.", schema: z.object({}) },
  respond: () => ({}),
});

export function authRoutes(router: UfdlRouter): void {
  router.post("/v1/auth/obtain", obtain);
  router.post("/v1/auth/refresh", refresh);
  router.post("/v1/auth/verify", verify);
}
