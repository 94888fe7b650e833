// npm run schema          prints the graph to schema/schema.graphql
// npm run drift:schema    fails when that file does not match the graph
import { readFileSync, writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";

const file = "schema/schema.graphql";
const { schema } = await import("../schema/index.ts");
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, printed);
} else if (readFileSync(file, "utf8") !== printed) {
  console.error(`${file} does not match the graph. Write it with: npm run schema`);
  process.exit(1);
}
