// npm run openapi         writes each legacy API's OpenAPI document to schema/openapi/, and docs/parity.md
// npm run drift:openapi   fails when one of them does not match the routes
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const { allFacades } = await import("../src/rest/gateway.ts");
const { openapiOf } = await import("../src/rest/openapi.ts");
const { parityPage } = await import("./parity.ts");
const { linkSections, pageOf } = await import("./references.ts");
const { version } = await import("../src/version.ts");

const examples = readdirSync("test/contract/examples").filter((name) => name.endsWith(".json"));
const documented = examples.map((name) => JSON.parse(readFileSync(`test/contract/examples/${name}`, "utf8")));
const pages = new Map(
  allFacades.map(({ name }) => [name, pageOf(readFileSync(`docs/apis/${name}.md`, "utf8"))]),
);
const link = (facade, text) => linkSections(text, `apis/${facade}.md`, pages.get(facade));
const files = new Map([["docs/parity.md", parityPage(allFacades, documented, link)]]);
for (const facade of allFacades) {
  const text = JSON.stringify(openapiOf(facade, version), null, 2);
  files.set(`schema/openapi/${facade.name}.json`, `${text}\n`);
}

const check = process.argv.includes("--check");
let drifted = false;
mkdirSync("schema/openapi", { recursive: true });
mkdirSync("docs", { recursive: true });
for (const [file, text] of files) {
  if (!check) writeFileSync(file, text);
  else if (read(file) !== text) {
    drifted = true;
    console.error(`${file} does not match the routes. Write it with: npm run openapi`);
  }
}
process.exit(drifted ? 1 : 0);

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
