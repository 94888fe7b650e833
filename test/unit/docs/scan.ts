import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { anchorOf, missingSections, type Page, pageOf, sectionList } from "../../../scripts/references.ts";

const roots = ["src", "schema", "prisma", "test", "scripts", "docs"];
const read = /\.(ts|mjs|graphql|prisma|md)$/;
/** Written by scripts, of others (what the benchmarks install), or about citations themselves. */
const passedOver =
  /\/node_modules\/|\.generated\.ts$|^prisma\/generated\/|^schema\/schema\.graphql$|^test\/unit\/docs\//;

/** The repository's own sources and pages, as paths from its root. */
export function sources(): string[] {
  const below = roots.flatMap((root) =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [...below, ...readdirSync(".")].filter((path) => read.test(path) && !passedOver.test(path));
}

const withoutFences = (markdown: string) => markdown.replace(/^```[\s\S]*?^```/gm, "");

/** The anchors of a page's headings, a repeated one numbered as GitHub does. */
export function anchorsOf(markdown: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = [...withoutFences(markdown).matchAll(/^#{1,6} (.+)$/gm)];
  return new Set(
    headings.map(([, heading]) => {
      const anchor = anchorOf(heading as string);
      const before = seen.get(anchor) ?? 0;
      seen.set(anchor, before + 1);
      return before === 0 ? anchor : `${anchor}-${before}`;
    }),
  );
}

/** A file's text on one line, without what begins a line of a comment, so that no citation is broken. */
function joined(path: string, text: string): string {
  const lines = text.split("\n");
  return (path.endsWith(".md") ? lines : lines.map((line) => line.replace(/^\s*(\*|\/\/|#)\s?/, ""))).join(
    " ",
  );
}

const pages = new Map<string, Page>();

function page(api: string): Page {
  const known = pages.get(api) ?? pageOf(readFileSync(`docs/apis/${api}.md`, "utf8"));
  pages.set(api, known);
  return known;
}

/** Citations of documents that the repository does not have, or that have no such section or heading. */
export function problemsOf(path: string, text: string): string[] {
  const whole = joined(path, text);
  return [
    ...unknownDocuments(path, whole),
    ...unknownSections(path, whole),
    ...(path.endsWith(".md") ? brokenLinks(path, text) : []),
  ].map((problem) => `${path}: ${problem}`);
}

function unknownDocuments(path: string, text: string): string[] {
  const unwritten = text.matchAll(/\bwire(?:\/\w[\w-]*(?:\.md)?|:? (?:section )?[A-F]?\d[\d.]*|: section)/g);
  const named = text.matchAll(/(?<![\w/.:<>}*-])([\w-][\w./-]*\.md)\b(?:#([\w-]+))?/g);
  return [
    ...[...unwritten].map(([found]) => `cites ${found}, which is not in the repository`),
    ...[...named].flatMap(([found, file = "", anchor]) => {
      // A page of docs is also cited by its path in there, as the visible text of a link is.
      const at = [file, join(dirname(path), file), join("docs", file)].find((one) => existsSync(one));
      if (!at) return [`cites ${found}, which is not in the repository`];
      const known = anchor === undefined || anchorsOf(readFileSync(at, "utf8")).has(anchor);
      return known ? [] : [`cites ${found}, which is no heading`];
    }),
  ];
}

/** The page that a bare "section n" is about where nothing before it names one: that of the folder's API. */
function homeOf(path: string): string | null {
  return /\b(ufdl|scale|nodepool|coalition)\b/.exec(path)?.[1] ?? null;
}

function unknownSections(path: string, text: string): string[] {
  return [...text.matchAll(sectionList)].flatMap(({ 0: found, 1: sections = "", index }) => {
    const before = text.slice(0, index);
    if (/\bRFC \d+ $/.test(before)) return [];
    const cited = [...before.matchAll(/\bdocs\/apis\/(ufdl|scale|nodepool|coalition)\.md/g)].at(-1)?.[1];
    const api =
      path.startsWith("docs/apis/") && !/\.md\]?\S* $/.test(before) ? homeOf(path) : (cited ?? homeOf(path));
    if (!api) return [`says "${found}" and not of which document`];
    return missingSections(sections, page(api)).map((one) => `docs/apis/${api}.md has no section ${one}`);
  });
}

function brokenLinks(path: string, text: string): string[] {
  const targets = [...withoutFences(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target as string);
  return targets.flatMap((target) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = "", anchor] = target.split("#");
    const at = file === "" ? path : normalize(join(dirname(path), file));
    if (!existsSync(at)) return [`links to ${target}, which is not in the repository`];
    if (anchor === undefined || !at.endsWith(".md")) return [];
    return anchorsOf(readFileSync(at, "utf8")).has(anchor) ? [] : [`links to ${target}, which is no heading`];
  });
}
