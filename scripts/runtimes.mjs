// npm run test:runtimes                 runs a fast part of the tests on each Node major that package.json's engines
//                                       names, except the one that runs this.
// npm run test:runtimes -- --all        all tests.
// npm run test:runtimes -- 22 24 ...    these majors; paths and options go to Jest.
//
// The runtimes and their headers are npm's `node` package. better-sqlite3's native module fits one major, so that each
// gets a copy of the checkout (hard links of the packages), with that module compiled for it: Python, make and g++ are needed.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** What shows a difference of a runtime best: all of the unit tests, sockets, the built program, files and a database. */
const fast = [
  "test/unit/",
  "test/http/(built|process|start|requests|cors|compression)",
  "test/http/sockets/",
  "test/store/(pragmas|migrate)",
  "test/rest/coalition/",
  "test/cli/",
];
const quick = ["--selectProjects", "unit", "sqlite", "--testPathPatterns", ...fast];

const words = process.argv.slice(2);
const all = words.includes("--all");
const chosen = words.filter((word) => /^\d\d$/.test(word)).map(Number);
const passed = words.filter((word) => word !== "--all" && !/^\d\d$/.test(word));
const jest = passed.length > 0 ? passed : all ? [] : quick;

const majors =
  chosen.length > 0 ? chosen : majorsOf(JSON.parse(readFileSync("package.json", "utf8")).engines.node);
const outcomes = majors.map((major) => `Node ${major}: ${outcome(major)}`);
console.log(`\n${outcomes.join("\n")}`);
if (outcomes.some((text) => !text.endsWith("passed"))) process.exitCode = 1;

/** The majors of a range such as "^20.19 || ^22.13", without the one that runs this. */
function majorsOf(range) {
  const own = Number(process.versions.node.split(".")[0]);
  return range
    .split("||")
    .map((part) => Number(/\d+/.exec(part)[0]))
    .filter((major) => major !== own);
}

function outcome(major) {
  const folder = join(tmpdir(), `gantry-runtime-${major}`);
  try {
    const node = runtime(folder, major);
    const checkout = copyOfCheckout(join(folder, "checkout"));
    compile(folder, checkout, node);
    console.log(`\n== Node ${execFileSync(node.program, ["--version"], { encoding: "utf8" }).trim()}`);
    const { status } = spawnSync(
      node.program,
      [
        "--experimental-vm-modules",
        "--disable-warning=ExperimentalWarning",
        "node_modules/jest/bin/jest.js",
        ...jest,
      ],
      // Tests start programs by `node` and npm too.
      {
        cwd: checkout,
        stdio: "inherit",
        env: { ...process.env, PATH: `${node.home}/bin:${process.env.PATH}` },
      },
    );
    return status === 0 ? "passed" : "failed";
  } catch (error) {
    return `not run: ${error.message}`;
  }
}

/** Installs a runtime once: its program, and the folder that has its headers. */
function runtime(folder, major) {
  mkdirSync(folder, { recursive: true });
  const home = join(
    folder,
    "node_modules",
    "node",
    "node_modules",
    `node-${process.platform}-${process.arch}`,
  );
  const program = join(home, "bin", "node");
  if (!existsSync(program)) {
    try {
      // Its install script puts the platform's package beside it.
      execFileSync(
        "npm",
        ["install", "--no-save", "--prefix", folder, "--no-audit", "--no-fund", `node@${major}`],
        {
          stdio: ["ignore", "ignore", "pipe"],
        },
      );
    } catch (error) {
      throw new Error(`npm has no package node@${major} for this platform (${lastLine(error.stderr)})`);
    }
  }
  return { program, home };
}

/** This checkout with its packages; a change of the copy's files does not reach the originals, as none is written in place. */
function copyOfCheckout(checkout) {
  rmSync(checkout, { recursive: true, force: true });
  mkdirSync(checkout, { recursive: true });
  for (const name of readdirSync(".")) {
    if ([".git", "node_modules", "data", "coverage"].includes(name)) continue;
    cpSync(name, join(checkout, name), { recursive: true });
  }
  const packages = join(checkout, "node_modules");
  if (spawnSync("cp", ["-al", "node_modules", packages], { stdio: "ignore" }).status !== 0) {
    rmSync(packages, { recursive: true, force: true });
    cpSync("node_modules", packages, { recursive: true, verbatimSymlinks: true });
  }
  return checkout;
}

/** Puts a better-sqlite3 that is compiled for a runtime into a checkout; compiles it once a version of both. */
function compile(folder, checkout, { program, home }) {
  const library = join("node_modules", "better-sqlite3");
  const { version } = JSON.parse(readFileSync(join(library, "package.json"), "utf8"));
  const abi = execFileSync(program, ["-p", "process.versions.modules"], { encoding: "utf8" }).trim();
  const compiled = join(folder, `better-sqlite3-${version}-${abi}`);
  const binary = join("build", "Release", "better_sqlite3.node");
  if (!existsSync(join(compiled, binary))) {
    if (!existsSync(join(home, "include", "node", "node.h"))) {
      throw new Error(`the package of this runtime has no headers to compile better-sqlite3 with`);
    }
    console.log(`compiling better-sqlite3 for ABI ${abi}`);
    rmSync(compiled, { recursive: true, force: true });
    cpSync(library, compiled, {
      recursive: true,
      filter: (file) => resolve(file) !== resolve(library, "build"),
    });
    const gyp = join(
      execFileSync("npm", ["root", "-g"], { encoding: "utf8" }).trim(),
      "npm/node_modules/node-gyp",
    );
    const made = spawnSync(
      program,
      [join(gyp, "bin", "node-gyp.js"), "rebuild", "--release", `--nodedir=${home}`],
      {
        cwd: compiled,
        stdio: ["ignore", "ignore", "pipe"],
        encoding: "utf8",
        // node-gyp takes npm's setting before its own option.
        env: { ...process.env, npm_config_nodedir: home },
      },
    );
    if (made.status !== 0) {
      rmSync(compiled, { recursive: true, force: true });
      throw new Error(`better-sqlite3 can't be compiled for it (${lastLine(made.stderr)})`);
    }
  }
  const target = join(checkout, library, binary);
  // Not written over: it is a link to the original.
  rmSync(target, { force: true });
  cpSync(join(compiled, binary), target);
}

function lastLine(text) {
  return String(text).trim().split("\n").at(-1);
}
