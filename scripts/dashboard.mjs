// npm run build:dashboard             writes the dashboard's static files to dist/dashboard.
// node scripts/dashboard.mjs FOLDER   writes them there.
// ... --if-stale                      only when a source is newer than what is there (20 ms instead of 3 s).
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** What Gantry's own clients of the graph send: the dashboard, the command line and the package for programs. */
const operations = [
  "dashboard/src/graph/operations.generated.ts",
  "src/cli/remote/operations.generated.ts",
  "packages/client/src/operations.generated.ts",
];

const sources = ["dashboard", "package-lock.json", "scripts/dashboard.mjs", ...operations];

/** Builds the dashboard into this folder, with a compressed copy beside each text, and the documents that the gateway trusts. */
export async function buildDashboard(folder) {
  // Vite takes the development build of React where a test run has set another one.
  process.env.NODE_ENV = "production";
  const { build } = await import("vite");
  // Written beside it and renamed, so that nobody finds half of it.
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  await build({
    configFile: "dashboard/vite.config.ts",
    logLevel: "warn",
    build: { outDir: resolve(fresh) },
  });
  for (const file of filesBelow(fresh)) {
    if (!/\.(js|css|html|svg)$/.test(file)) continue;
    const text = readFileSync(file);
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
    );
  }
  writeFileSync(join(fresh, "documents.json"), JSON.stringify(await ownDocuments(), null, 2));
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}

/**
 * The texts that Gantry's own clients send, by their hashes. Not as the client preset of GraphQL Code Generator writes them:
 * it prints them anew, and a gateway that executes only trusted documents compares texts.
 */
async function ownDocuments() {
  const { runnerImport } = await import("vite");
  const modules = await Promise.all(
    operations.map((file) => runnerImport(`./${file}`, { configFile: false })),
  );
  const texts = modules
    .flatMap(({ module }) => Object.entries(module))
    .flatMap(([name, document]) => (name.endsWith("Document") ? [String(document)] : []));
  return Object.fromEntries(texts.map((text) => [createHash("sha256").update(text).digest("hex"), text]));
}

function isStale(folder) {
  const page = join(folder, "index.html");
  if (!existsSync(page)) return true;
  const built = statSync(page).mtimeMs;
  return sources
    .flatMap((source) => (statSync(source).isDirectory() ? filesBelow(source) : [source]))
    .some((file) => statSync(file).mtimeMs > built);
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

if (process.argv[1]?.endsWith("dashboard.mjs")) {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? "dist/dashboard";
  if (!process.argv.includes("--if-stale") || isStale(folder)) await buildDashboard(folder);
}
