import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { allFacades } from "../../src/rest/gateway.ts";
import { decoded, type Matcher, matcher } from "../../src/rest/match.ts";
import { openapiOf } from "../../src/rest/openapi.ts";

interface Answered {
  method: string;
  /** As it was asked for. */
  path: string;
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
}

interface Described {
  responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
}

const apis = new Map(
  allFacades.map((facade) => {
    const document = JSON.parse(JSON.stringify(openapiOf(facade, "0.0.0")));
    return [facade.name, { facade, document, match: matcher(facade) as Matcher }] as const;
  }),
);
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const compiled = new Map<string, ValidateFunction>();

/**
 * Holds an answer of a legacy API against its OpenAPI document: the status must be one that the route names, the
 * Content-Type one of that status, and the body must fit its schema. Answers to paths that no route has are not looked
 * at.
 */
export function checkDocumented({ method, path, status, headers, text, body }: Answered): void {
  const name = headers.get("gantry-facade") ?? "";
  const api = apis.get(name);
  const bare = (path.split("?")[0] as string).replace(new RegExp(`^/${name}(?=/)`), "");
  const route = api?.match(method, api.facade.decodesPath ? decoded(bare) : bare).route;
  if (!api || !route || status === 301) return;
  const at = `${method} ${route.path} ${status}`;
  const described = api.document.paths[route.path][route.method.toLowerCase()] as Described;
  const response = described.responses[status];
  if (!response) throw new Error(`${at} is not in ${name}'s document: ${text.slice(0, 200)}`);
  if (method === "HEAD" || text === "") return;
  const type = headers.get("content-type") ?? "";
  const media = response.content?.[type];
  if (!media) throw new Error(`${at} answers ${type}, and ${name}'s document does not say so`);
  // Coalition types JSON as HTML.
  if (!type.startsWith("application/json") && (name !== "coalition" || status !== 200)) return;
  if (!media.schema || (name === "coalition" && body === undefined)) return;
  const key = `${name} ${at} ${type}`;
  const reference = media.schema.$ref?.split("/").at(-1);
  const schema = reference ? api.document.components.schemas[reference] : media.schema;
  const validate = compiled.get(key) ?? ajv.compile(schema);
  compiled.set(key, validate);
  if (!validate(body)) {
    throw new Error(
      `${at} does not fit ${name}'s document: ${ajv.errorsText(validate.errors)} in ${text.slice(0, 300)}`,
    );
  }
}
