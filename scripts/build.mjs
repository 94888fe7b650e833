// npm run build             writes the program to dist: src/main.ts and its libraries as a few files. What is only
//                           sometimes needed (commands, PostgreSQL, S3, GraphiQL, Prisma's query compilers) is apart.
//                           The dashboard's static files go to dist/dashboard, those of the page /docs to dist/swagger-ui.
// npm run build -- FOLDER [SOURCE]   writes it there, or another program, which has no dashboard.
//
// Finding and reading 1,800 files took most of the start: 2.5 s of CPU, against 1.0 s with this.
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildDashboard } from "./dashboard.mjs";

const [folder = "dist", source = "src/main.ts"] = process.argv.slice(2);
// Files of an earlier build have other names.
rmSync(folder, { recursive: true, force: true });

/**
 * Takes the ES modules of graphql everywhere, also where a library requires it: its CommonJS files cost two getters for
 * each name that is looked up.
 */
const graphqlModules = {
  name: "graphql modules",
  setup({ onResolve }) {
    onResolve({ filter: /^graphql(\/|$)/ }, ({ path }) => {
      const file = fileURLToPath(import.meta.resolve(path));
      return { path: file.replace(/\.js$/, ".mjs") };
    });
  },
};

await build({
  plugins: [graphqlModules],
  entryPoints: [source],
  outdir: `${folder}/src`,
  platform: "node",
  target: "node20.19",
  format: "esm",
  bundle: true,
  splitting: true,
  sourcemap: true,
  sourcesContent: false,
  // graphql-js checks otherwise with every value whether there are two of it: a third of the time of reading large variables.
  define: { "process.env.NODE_ENV": '"production"' },
  // V8 keeps the source in memory: 14 MB less. Names stay, and short lines, so that a stack trace can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
  // The native modules: the only packages that are installed with the program.
  external: ["better-sqlite3", "@node-rs/argon2", "pg-native"],
  // What CommonJS libraries call.
  banner: {
    js: 'import { createRequire as createRequireHere } from "node:module";\nconst require = createRequireHere(import.meta.url);',
  },
  logLevel: "warning",
});

// A thread's program is a file of its own, beside the bundle that starts it.
cpSync("src/store/sqlite/checkpointThread.mjs", `${folder}/src/checkpointThread.mjs`);

// Served as they are by src/web/docs.ts.
for (const file of ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"]) {
  cpSync(`node_modules/swagger-ui-dist/${file}`, `${folder}/swagger-ui/${file}`);
}
if (source === "src/main.ts") await buildDashboard(`${folder}/dashboard`);
