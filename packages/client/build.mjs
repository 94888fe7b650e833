// Writes dist: the client with its libraries as one file, and its types. It needs the packages of the checkout.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = `${here}dist`;
rmSync(dist, { recursive: true, force: true });
await build({
  entryPoints: [`${here}src/index.ts`],
  outfile: `${dist}/index.js`,
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  // ws is CommonJS, which requires Node's own modules.
  banner: {
    js: 'import { createRequire as createRequireHere } from "node:module";\nconst require = createRequireHere(import.meta.url);',
  },
  logLevel: "warning",
});
const compiler = fileURLToPath(new URL("bin/tsc", import.meta.resolve("typescript/package.json")));
execFileSync(process.execPath, [compiler, "-p", here, "--outDir", dist], { stdio: "inherit" });
// The one type of a library that the generated types name.
const types = `${dist}/operations.generated.d.ts`;
writeFileSync(
  types,
  readFileSync(types, "utf8").replace(
    /import type \{ DocumentTypeDecoration \} from .*\n/,
    "interface DocumentTypeDecoration<Result, Variables> { __apiType?: (variables: Variables) => Result }\n",
  ),
);
