import { halt, route } from "../../legacyRecord.ts";
import { Form } from "../body.ts";
import { noCredentials } from "../errors.ts";
import type { ScaleExchange } from "../exchange.ts";
import { ScaleLoginDocument, ScaleProfileDocument } from "../operations.generated.ts";
import { object, refusals, scale } from "./common.ts";

/**
 * Reads a name and a password as the original's serializer does.
 * @throws Halt 400 naming each field that is missing or blank
 */
function readLogin(body: unknown): { username: string; password: string } {
  const given = body instanceof Form ? body.fields : body;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw halt(400, { non_field_errors: ["Invalid data. Expected a dictionary."] });
  }
  const fields = given as Readonly<Record<string, unknown>>;
  const complaints: Record<string, string[]> = {};
  const read = (name: string, trimmed: boolean): string => {
    const value = fields[name];
    const text = typeof value === "number" ? String(value) : value;
    if (text === undefined) complaints[name] = ["This field is required."];
    else if (text === null) complaints[name] = ["This field may not be null."];
    else if (typeof text !== "string") complaints[name] = ["Not a valid string."];
    else if ((trimmed ? text.trim() : text) === "") complaints[name] = ["This field may not be blank."];
    else return trimmed ? text.trim() : text;
    return "";
  };
  const username = read("username", true);
  const password = read("password", false);
  if (Object.keys(complaints).length > 0) throw halt(400, complaints);
  return { username, password };
}

const profileSchema = object({
  id: { type: "integer" },
  username: { type: "string" },
  password: { type: "string" },
  email: { type: "string" },
  first_name: { type: "string" },
  last_name: { type: "string" },
  is_staff: { type: "boolean" },
});

export const loginRoutes = [
  route({
    name: "token",
    method: "POST",
    path: "/api-token-auth/",
    aliases: ["/api/api-token-auth/"],
    summary: "Log in",
    description: "A lasting key for a name and a password, to be sent as `Authorization: Token <key>`.",
    who: "anyone",
    body: "json",
    accepts: object({ username: { type: "string" }, password: { type: "string" } }),
    operation: ScaleLoginDocument,
    variables: ({ body }: ScaleExchange) => readLogin(body),
    shape: ({ obtainKey }) => ({ token: obtainKey.key }),
    refused: ({ code }) =>
      code === "BAD_CREDENTIALS"
        ? { status: 400, body: { non_field_errors: ["Unable to log in with provided credentials."] } }
        : undefined,
    status: 200,
    answers: { description: "The key.", schema: object({ token: { type: "string" } }) },
    since: "6",
    failures: [
      refusals.accept,
      ...refusals.body,
      {
        status: 400,
        when: 'a field is missing, `{"password":["This field is required."]}`, or the login is wrong, `{"non_field_errors":["Unable to log in with provided credentials."]}`',
        code: "BAD_CREDENTIALS",
      },
      {
        status: 429,
        when: "too many logins with this name or from this address have failed; `Retry-After` says when to call again",
        code: "RATE_LIMITED",
      },
    ],
    notes: {
      open: true,
      differences: [
        {
          what: "Each login answers another key; of a user's keys the 20 newest stay in force.",
          why: "The original keeps its one token readable in the database; here only a hash is kept.",
        },
      ],
    },
  }),
  scale({
    name: "profile",
    method: "GET",
    at: "/accounts/profile/",
    summary: "The user who asks",
    operation: ScaleProfileDocument,
    variables: () => ({}),
    shape: ({ me }, { actor }) => {
      // In the two open modes the original's own view finds nobody and answers an empty 401.
      if (!me) throw actor.anonymous === "off" ? noCredentials() : halt(401);
      return {
        id: me.pk,
        username: me.username,
        password: "",
        email: me.email ?? "",
        first_name: me.firstName,
        last_name: me.lastName,
        is_staff: me.role === "ADMIN",
      };
    },
    status: 200,
    answers: { description: "The user.", schema: profileSchema },
    failures: [{ status: 401, when: "nobody is logged in where anybody may read; no body" }],
    differences: [
      {
        what: "`password` is always empty.",
        why: "The original shows the password's hash.",
      },
    ],
  }),
];
