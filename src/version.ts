import { existsSync, readFileSync } from "node:fs";

/** The version in package.json, which lies beside src/ in the checkout and one further up from the built files. */
export const version: string = readVersion();

function readVersion(): string {
  const files = ["../package.json", "../../package.json"].map((path) => new URL(path, import.meta.url));
  const file = files.find((one) => existsSync(one));
  if (!file) throw new Error("package.json is missing beside the program");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
