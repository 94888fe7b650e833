// npm run configuration         writes docs/configuration.md from src/config/variables.ts, docs/cli.md from src/cli and
//                               docs/errors.md from the schema
// npm run drift:configuration   fails when one does not match
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const { configurationPage } = await import("../src/config/describe.ts");
const { commandsPage, errorsPage } = await import("./reference.ts");

const pages = {
  "docs/configuration.md": configurationPage(),
  "docs/cli.md": commandsPage(),
  "docs/errors.md": errorsPage(),
};
for (const [file, page] of Object.entries(pages)) {
  if (!process.argv.includes("--check")) {
    writeFileSync(file, page);
  } else if (!existsSync(file) || readFileSync(file, "utf8") !== page) {
    console.error(`${file} does not match its source. Write it with: npm run configuration`);
    process.exitCode = 1;
  }
}
