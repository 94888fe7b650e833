// npm runs this after an install in a checkout, and before it packs: builds the program.
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";

if (existsSync("node_modules/esbuild")) {
  execSync("npm run build", { stdio: "inherit" });
} else if (!existsSync("dist/src/main.js")) {
  // After npm ci --omit=dev.
  console.error(
    "Not built, as the development dependencies are missing: run npm ci, or copy dist from a build.",
  );
}
