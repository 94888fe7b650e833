import { ResponseError } from "../../answer.ts";
import { tooManyLogins } from "../../django.ts";
import * as graph from "../operations.generated.ts";
import { operation, type ScaleRouter } from "../route.ts";
import { parametersWith, versioned } from "../shared.ts";
import { loginSchema, profile, readLogin, tokenSchema } from "./schemas.ts";

const wrongLogin = { non_field_errors: ["Unable to log in with provided credentials."] };

const token = operation({
  name: "token",
  summary: "Log in",
  description: "A lasting key for a name and a password, to be sent as `Authorization: Token <key>`.",
  permission: "public",
  body: "json",
  accepts: loginSchema,
  operation: graph.ScaleLoginDocument,
  variables: ({ state: { body } }) => readLogin(body),
  response: { status: 200, description: "The key.", schema: tokenSchema },
  respond: ({ obtainKey }) => ({ token: obtainKey.key }),
  refused: ({ code }) => (code === "BAD_CREDENTIALS" ? { status: 400, body: wrongLogin } : undefined),
  failures: [
    {
      status: 400,
      when: 'a field is missing, `{"password":["This field is required."]}`, or the login is wrong, `{"non_field_errors":["Unable to log in with provided credentials."]}`',
      code: "BAD_CREDENTIALS",
    },
    tooManyLogins,
  ],
  differences: {
    "Each login answers another key; of a user's keys the 20 newest stay in force.":
      "The original keeps its one token readable in the database; here only a hash is kept.",
  },
});

const profileRoute = operation({
  name: "profile",
  summary: "The user who asks",
  parameters: parametersWith(),
  operation: graph.ScaleProfileDocument,
  variables: () => ({}),
  response: { status: 200, description: "The user.", schema: profile.schema },
  respond: ({ me }) => {
    // Where anonymous callers may read, the original's view finds no user and answers an empty 401.
    if (!me) throw new ResponseError(401);
    return profile(me);
  },
  failures: [{ status: 401, when: "nobody is logged in where anybody may read; no body" }],
  differences: { "`password` is always empty.": "The original shows the password's hash." },
});

export function accountRoutes(router: ScaleRouter): void {
  router.post(["/api-token-auth/", "/api/api-token-auth/"], token);
  router.get(versioned("/accounts/profile/"), profileRoute);
}
