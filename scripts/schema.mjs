// npm run schema          prints the graph: its public part to schema/schema.graphql, all of it to schema/facades.graphql
// npm run drift:schema    fails when one of these files does not match the graph
import { readFileSync, writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";

const { publicSchema, schema } = await import("../schema/index.ts");
const files = { "schema/schema.graphql": publicSchema, "schema/facades.graphql": schema };

for (const [file, graph] of Object.entries(files)) {
  const printed = `${printSchema(lexicographicSortSchema(graph))}\n`;
  if (!process.argv.includes("--check")) {
    writeFileSync(file, printed);
  } else if (readFileSync(file, "utf8") !== printed) {
    console.error(`${file} does not match the graph. Write it with: npm run schema`);
    process.exitCode = 1;
  }
}
