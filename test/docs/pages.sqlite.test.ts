import { readdirSync, readFileSync } from "node:fs";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { composed, imageEnvironment, variablesOf } from "../package/compose.ts";
import { execute, start, withFolder } from "../package/installation.ts";
import { freePort } from "../package/ports.ts";
import { built } from "../support/built.ts";
import { type Block, blocksOf, isStream, startsServer } from "./page.ts";

/*
 * The README, the guides and the pages for operators as a reader follows them: the server is started as the page says, then every
 * block is run in one shell, in order. Commands that install packages are fenced as `text`: below and in test/package they are run.
 */

const pages = [
  "README.md",
  "docs/login.md",
  "docs/operate.md",
  ...readdirSync("docs/guides").map((name) => `docs/guides/${name}`),
];

test("the README has at most 150 lines", () => {
  expect(readFileSync("README.md", "utf8").split("\n").length).toBeLessThanOrEqual(150);
});

test.each(pages)("every block of %s does as it says", (page) => follow(page, settingsOf), 180_000);

test("every block of the README works in a container that ops/tour.env opens", async () => {
  const environment = composed("compose.yaml", "gantry", variablesOf("ops/tour.env"));
  await follow("README.md", () => ({ ...imageEnvironment, ...environment }));
}, 180_000);

test.each(pages)("what %s only shows has no error of syntax", async (page) => {
  for (const { language, text } of blocksOf(page)) {
    if (language === "text") await execute(".", "bash", "-n", "-c", text);
    if (language === "yaml") parse(text);
  }
});

/** The settings in the block of a page that starts the server. */
function settingsOf(server: Block): Record<string, string> {
  return Object.fromEntries(
    [...server.text.matchAll(/(\w+)=(\S+) /g)].map(([, name, value]) => [name, value]),
  );
}

/** The server of pages that start none. */
const ownServer = "ADMIN_PASSWORD=sesame-open npm start\n";

/** Starts a server with the settings that are made of the page's block, and does what the other blocks say. */
async function follow(page: string, settings: (server: Block) => Record<string, string>): Promise<void> {
  const blocks = blocksOf(page);
  const shown = ["sh", "graphql", "js", "ini", "yaml", "text"];
  expect(blocks.map(({ language }) => language).filter((one) => !shown.includes(one))).toEqual([]);
  const server = blocks.find(startsServer) ?? { language: "sh", file: "", text: ownServer };

  const folder = await withFolder("reader");
  const path = await withPrograms(folder);
  const port = await freePort();
  const places = { PATH: path, PORT: String(port), DATA_DIR: join(folder, "data") };
  const gateway = await start(folder, "npm", ["start"], { ...settings(server), ...places });
  const others = blocks.filter((block) => block !== server);
  const script = await scriptOf(folder, others, port);
  const reader = [`PATH=${path}`, `PORT=${port}`, `GANTRY_URL=${gateway.url}`];
  const printed = await execute(folder, "env", ...reader, "bash", script);
  expect(printed).not.toMatch(/"errors":\s*\[\{|command not found|undefined/);
  expect(printed).toContain("end of the page");
  expect(await gateway.stop()).toBe(0);
}

/** npm, gantry and curl of somebody in a checkout whose folder is another one, so that no page leaves anything in it. */
async function withPrograms(folder: string): Promise<string> {
  const program = await built("src/main.ts");
  const bin = join(folder, "bin");
  await mkdir(bin);
  for (const name of ["backups", "srv", "tmp"]) await mkdir(join(folder, name));
  await mkdir(join(folder, "node_modules", "@gantry"), { recursive: true });
  await execute(".", process.execPath, "packages/client/build.mjs");
  await symlink(resolve("packages/client"), join(folder, "node_modules", "@gantry", "client"));
  const programs = {
    npm: `case "$*" in
      start) exec "${process.execPath}" "${program}" ;;
      "run -s gantry -- "*) shift 4; exec "${process.execPath}" "${program}" "$@" ;;
      *) echo "npm $* is not for readers" >&2; exit 1 ;;
    esac`,
    // A status of an error ends the page.
    gantry: `exec "${process.execPath}" "${program}" "$@"`,
    curl: `PATH="\${PATH#*:}"; exec curl --fail-with-body "$@"`,
  };
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${text}\n`);
    await chmod(join(bin, name), 0o755);
  }
  return `${bin}:${process.env.PATH}`;
}

/** One script of all blocks. Streams run beside the others until the end, and have to have told something by then. */
async function scriptOf(folder: string, blocks: Block[], port: number): Promise<string> {
  const streams: number[] = [];
  const lines = ["set -euo pipefail"];
  for (const [at, block] of blocks.entries()) {
    if (block.language === "text" || block.language === "yaml") continue;
    const text = placed(block.text, folder, port);
    if (block.file) {
      await writeFile(join(folder, block.file), text);
      continue;
    }
    const body = `block-${at}.json`;
    if (block.language === "graphql") await writeFile(join(folder, body), JSON.stringify({ query: text }));
    const command = block.language === "graphql" ? post(port, body, isStream(block)) : text;
    if (isStream(block)) {
      streams.push(at);
      lines.push(`{ ${command.trim()}; } > stream-${at} 2>&1 & pids="\${pids:-} $!"`);
    } else {
      lines.push(command.replace(/^(.*)PORT=(\d+) gantry serve$/gm, serveOnce));
    }
  }
  for (const at of streams) {
    lines.push(
      `for i in $(seq 600); do grep -q data: stream-${at} && break; sleep 0.1; done; grep data: stream-${at}`,
    );
  }
  lines.push(
    `for pid in \${pids:-}; do pkill -P $pid || true; kill $pid 2> kill || true; done`,
    'echo "end of the page"',
  );
  const script = join(folder, "page.sh");
  await writeFile(script, lines.join("\n"));
  return script;
}

/** A text of a page with this reader's port, and with folders of the machine below the reader's own. */
function placed(text: string, folder: string, port: number): string {
  return text
    .replaceAll("127.0.0.1:4000", `127.0.0.1:${port}`)
    .replace(/(?<=[ =])(\/(?:backups|srv|tmp)\/)/g, `${folder}$1`);
}

/** A server of the page's own, until it is ready. */
function serveOnce(_line: string, settings: string, port: string): string {
  return `${settings}PORT=${port} gantry serve > server-${port} 2>&1 & server=$!
for i in $(seq 600); do curl -s http://127.0.0.1:${port}/readyz && break; sleep 0.1; done
kill $server; wait $server`;
}

function post(port: number, file: string, stream: boolean): string {
  const accept = stream ? "-N -H 'Accept: text/event-stream'" : "";
  return `curl -s ${accept} http://127.0.0.1:${port}/graphql -u admin:sesame-open -H 'Content-Type: application/json' -d @${file}; echo`;
}
