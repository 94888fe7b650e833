import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { allFacades } from "../../src/rest/gateway.ts";
import { openapiOf } from "../../src/rest/openapi.ts";
import { decoded } from "../../src/rest/percent.ts";

interface Answered {
  method: string;
  /** As it was asked for. */
  path: string;
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
  /** What was sent as JSON, by value; undefined for no body, or for one that is not looked at. */
  sent?: unknown;
  /** What was sent as a form. */
  form?: Readonly<Record<string, string>> | undefined;
}

interface Described {
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
}

const apis = new Map(
  allFacades.map((facade) => {
    const document = JSON.parse(JSON.stringify(openapiOf(facade, "0.0.0")));
    return [facade.name, { facade, document }] as const;
  }),
);
const ajv = new Ajv2020({ strict: false, validateFormats: false });
/** Every value of a form is a text. */
const formAjv = new Ajv2020({ strict: false, validateFormats: false, coerceTypes: true });
const compiled = new Map<string, ValidateFunction>();

/**
 * Holds a call of a legacy API against its OpenAPI document: the status must be one that the route names, the
 * Content-Type one of that status, and the body must fit its schema; a request that is granted must fit the schema of
 * requests. Calls of paths that no route has are not looked at.
 */
export function checkDocumented({ method, path, status, headers, text, body, sent, form }: Answered): void {
  const name = headers.get("gantry-facade") ?? "";
  const api = apis.get(name);
  const bare = (path.split("?")[0] as string).replace(new RegExp(`^/${name}(?=/)`), "");
  const route = api?.facade.find(method, api.facade.decodesPath ? decoded(bare) : bare).route;
  if (!api || !route || status === 301) return;
  const at = `${method} ${route.path} ${status}`;
  const described = api.document.paths[route.path][route.method.toLowerCase()] as Described;
  const response = described.responses[status];
  if (!response) throw new Error(`${at} is not in ${name}'s document: ${text.slice(0, 200)}`);
  if (status < 300 && (sent !== undefined || form)) {
    const asked = described.requestBody?.content["application/json"];
    if (!asked) throw new Error(`${at} took a body, and ${name}'s document has none`);
    if (form) fits(`${name} ${method} ${route.path} form`, asked.schema, { ...form }, api.document, formAjv);
    else fits(`${name} ${method} ${route.path}`, asked.schema, sent, api.document);
  }
  if (method === "HEAD" || text === "") return;
  const type = headers.get("content-type") ?? "";
  const media = response.content?.[type];
  if (!media) throw new Error(`${at} answers ${type}, and ${name}'s document does not say so`);
  // Coalition types JSON as HTML.
  if (!type.startsWith("application/json") && (name !== "coalition" || status !== 200)) return;
  if (!media.schema || (name === "coalition" && body === undefined)) return;
  fits(`${name} ${at} ${type}`, media.schema, body, api.document);
}

/** @throws Error when a value does not fit a schema of a document; `what` names the schema */
function fits(
  what: string,
  schema: { $ref?: string },
  value: unknown,
  document: { components: { schemas: Record<string, object> } },
  reader = ajv,
): void {
  const reference = schema.$ref?.split("/").at(-1);
  const validate =
    compiled.get(what) ??
    reader.compile(reference ? (document.components.schemas[reference] as object) : schema);
  compiled.set(what, validate);
  if (!validate(value)) {
    const text = JSON.stringify(value)?.slice(0, 300);
    throw new Error(`${what} does not fit its document: ${reader.errorsText(validate.errors)} in ${text}`);
  }
}
