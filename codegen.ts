import { existsSync, readdirSync } from "node:fs";
import type { CodegenConfig } from "@graphql-codegen/cli";

const rest = "src/rest";
const dashboard = "dashboard/src";

/** Every dialect's operations, typed: src/rest/<dialect>/operations.graphql -> operations.generated.ts. */
const dialects = existsSync(rest)
  ? readdirSync(rest, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(`${rest}/${entry.name}/operations.graphql`))
      .map(({ name }) => name)
  : [];

const plugins = ["typescript-operations", "typed-document-node"];

/** The operations of the command line, on the public graph. */
const commands = { schema: "schema/schema.graphql", documents: "src/cli/remote/operations.graphql" };

/** What runs outside of the gateway has what every client has: the public graph, over HTTP, as texts. */
const asText = {
  documentMode: "string",
  scalars: {
    ID: "string | number",
    DateTime: "string",
    BigInt: "number",
    JSON: "unknown",
    Position: "string",
    Upload: "never",
  },
};

const config: CodegenConfig = {
  generates: {
    "src/cli/remote/operations.generated.ts": { ...commands, plugins, config: asText },
    ...Object.fromEntries(
      dialects.map((dialect) => [
        `${rest}/${dialect}/operations.generated.ts`,
        { schema: "schema/facades.graphql", documents: `${rest}/${dialect}/operations.graphql`, plugins },
      ]),
    ),
    [`${dashboard}/graph/operations.generated.ts`]: {
      schema: "schema/schema.graphql",
      documents: `${dashboard}/**/*.graphql`,
      plugins,
      config: asText,
    },
    "packages/client/src/operations.generated.ts": {
      schema: "schema/schema.graphql",
      documents: "packages/client/src/operations.graphql",
      plugins,
      config: asText,
    },
  },
  config: {
    // Operations run in process: a route sends and gets scalars as a client would.
    scalars: {
      // An argument that names an object takes its number too.
      ID: { input: "string | number", output: "string" },
      DateTime: "string",
      BigInt: { input: "bigint | number | string", output: "number | string" },
      JSON: "unknown",
      Position: "string",
      Upload: "never",
    },
    enumsAsTypes: true,
    useTypeImports: true,
    strictScalars: true,
    documentMode: "documentNode",
    dedupeFragments: true,
  },
};

export default config;
