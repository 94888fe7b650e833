import type { DocumentNode } from "graphql";
import { z } from "zod";
import type { Facade, Route } from "./facade.ts";
import type { JsonSchema } from "./metadata.ts";

/** The names of the GraphQL operations that a route runs, its main one first. */
export function operationNames({ operations }: Pick<Route, "operations">): string[] {
  return operations.flatMap((document: DocumentNode) =>
    document.definitions.flatMap((one) => (one.kind === "OperationDefinition" && one.name?.value) || []),
  );
}

/**
 * The OpenAPI 3.1 document of a facade, made from its routes alone. Each endpoint names its GraphQL operation
 * (`x-graphql-operation`) and its differences from the original (`x-differences`).
 */
export function openapiOf(facade: Facade, version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of facade.routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, facade) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: `${facade.title} on Gantry`,
      version: facade.version,
      description: [
        facade.description,
        `Served by Gantry ${version}. Sections in \`x-differences\` are those of docs/apis/${facade.name}.md.`,
      ].join("\n\n"),
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [
      { url: `/${facade.name}`, description: "At its prefix" },
      { url: "/", description: "At the root, a host name or a port of its own" },
    ],
    tags: unique(facade.routes.map(tagOf))
      .sort()
      .map((name) => ({ name })),
    paths,
    components: { schemas: errorSchemas(facade), securitySchemes: facade.openapi.security },
  };
}

/** The part of a route's name before its dot: the resource. */
function tagOf({ name }: Route): string {
  return name.split(".")[0] as string;
}

function operationOf(route: Route, facade: Facade) {
  const [operation, ...besides] = operationNames(route);
  const security = Object.keys(facade.openapi.security).map((name) => ({ [name]: [] }));
  const differences = Object.entries(route.differences).map(([what, why]) => ({ what, why }));
  return {
    operationId: route.name,
    tags: [tagOf(route)],
    summary: route.summary,
    description: [
      route.description,
      `For ${route.who}.`,
      operation ? `GraphQL operation: \`${operation}\`.` : undefined,
      route.aliases.length > 0
        ? `Also at ${route.aliases.map((one) => `\`${one}\``).join(", ")}.`
        : undefined,
      route.deprecated,
    ]
      .filter(Boolean)
      .join("\n\n"),
    ...(route.deprecated ? { deprecated: true } : {}),
    parameters: parametersOf(route),
    ...bodyOf(route),
    responses: responsesOf(route, facade),
    ...(security.length > 0 ? { security: [...security, {}] } : {}),
    "x-graphql-operation": operation ?? null,
    ...(besides.length > 0 ? { "x-graphql-operations-besides": besides } : {}),
    ...(differences.length > 0 ? { "x-differences": differences } : {}),
  };
}

function parametersOf({ parameters = {} }: Route) {
  return Object.entries(parameters).map(([name, { in: place, description, example, required, ...one }]) => {
    const schema = jsonSchema(one.schema);
    return {
      name,
      in: place,
      description,
      required: place === "path" || required === true,
      schema,
      // Examples of arrays and numbers are texts of the address, and do not fit the schema.
      ...(schema.type === "string" && !schema.enum ? { example } : {}),
    };
  });
}

/** The bounds that zod writes for an integer without any. */
const safe = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };

function jsonSchema(schema: z.ZodType | JsonSchema, io: "input" | "output" = "input"): JsonSchema {
  if (!(schema instanceof z.ZodType)) return schema;
  const { $schema: _, ...written } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (jsonSchema.minimum === safe.minimum) delete jsonSchema.minimum;
      if (jsonSchema.maximum === safe.maximum) delete jsonSchema.maximum;
      if (jsonSchema.enum?.every(Number.isInteger)) jsonSchema.type = "integer";
    },
  });
  return written;
}

const types = {
  json: ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
  form: ["application/x-www-form-urlencoded", "multipart/form-data", "application/json"],
  raw: ["application/octet-stream"],
} as const;

function bodyOf({ body = "none", accepts }: Route) {
  if (body === "none") return {};
  const schema = accepts ? jsonSchema(accepts) : body === "raw" ? {} : { type: "object" };
  const content = Object.fromEntries(types[body].map((type) => [type, { schema }]));
  return { requestBody: { content } };
}

/** The name of the error schema of a facade's n-th Content-Type. */
const errorName = (at: number) => (at === 0 ? "Error" : `Error${at + 1}`);

function errorSchemas({ openapi }: Facade): Record<string, JsonSchema> {
  return Object.fromEntries(Object.values(openapi.errors).map((schema, at) => [errorName(at), schema]));
}

/** What every call may be answered, whatever it is for. */
const always = [
  { status: 429, when: "there were too many failed logins with this user name or from this address" },
  {
    status: 503,
    when: "the database, the disk or the blob store can do no work at present, or the server is shutting down",
  },
] as const;

const retryAfter = {
  "Retry-After": { description: "Seconds to wait before the next try.", schema: { type: "integer" } },
};

function responsesOf({ response, failures: particular, errorType }: Route, { openapi }: Facade) {
  const failures = [...particular, ...always];
  const { schema, type = openapi.type ?? "application/json", also = {} } = response ?? {};
  const successContent = schema ? { content: { [type]: { schema: jsonSchema(schema, "output") } } } : {};
  const errorContent = Object.fromEntries(
    Object.keys(openapi.errors).map((media, at) => [
      // The route's own error type takes the place of the facade's first.
      (at === 0 && errorType) || media,
      { schema: { $ref: `#/components/schemas/${errorName(at)}` } },
    ]),
  );
  const failure = (status: number) => {
    const own = failures.filter((one) => one.status === status);
    const codes = unique(own.flatMap((one) => ("code" in one && one.code) || []));
    return {
      description: unique(own.map(({ when }) => sentence(when))).join(" "),
      ...(always.some((one) => one.status === status) && { headers: retryAfter }),
      content: errorContent,
      ...(codes.length > 0 ? { "x-graphql-codes": codes } : {}),
    };
  };
  const success = (description: string) => ({ description, ...successContent });
  return {
    ...Object.fromEntries(failures.map(({ status }) => [status, failure(status)])),
    ...Object.fromEntries(
      Object.entries(also).map(([status, description]) => [status, success(description)]),
    ),
    ...(response ? { [response.status]: success(response.description) } : {}),
  };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function sentence(when: string): string {
  return `${when.charAt(0).toUpperCase()}${when.slice(1)}.`;
}
