// npm run configuration         writes docs/configuration.md from src/config/variables.ts
// npm run drift:configuration   fails when it does not match
import { readFileSync, writeFileSync } from "node:fs";

const { configurationPage } = await import("../src/config/describe.ts");

const file = "docs/configuration.md";
const page = configurationPage();
if (!process.argv.includes("--check")) {
  writeFileSync(file, page);
} else if (readFileSync(file, "utf8") !== page) {
  console.error(`${file} does not match the settings. Write it with: npm run configuration`);
  process.exitCode = 1;
}
