/*
 * References to the pages on what the originals do: "docs/apis/ufdl.md section 5.4", "docs/apis/coalition.md sections 0.3
 * and 4.2", "section 6 a" where the page is known. A route's texts have them in brackets, Scale's and Nodepool's without
 * the word: "(A0.3)".
 */

/** A page's numbered headings: number to anchor, as GitHub makes it. */
export interface Page {
  readonly anchors: ReadonlyMap<string, string>;
  /** Rows of a section's table that are named by a letter, as "6 a". */
  readonly rows: ReadonlySet<string>;
}

const number = String.raw`(?:[A-F](?:\d+(?:\.\d+)?)?|\d+(?:\.\d+)?)(?![\w.]*\w)`;
const letters = String.raw`(?: [a-z]\b(?:(?:, | and )[a-z]\b)*)?`;
const list = `${number}${letters}(?:(?:,? (?:and|to|with) |, )${number}${letters})*`;

/** The list that follows "section" or "sections". */
export const sectionList = new RegExp(String.raw`\bsections? (${list})`, "g");
const numbers = new RegExp(`${number}${letters}`, "g");

/** The anchor that GitHub gives a heading of Markdown. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}

/** Reads the numbered headings of a page, and the lettered rows below them. */
export function pageOf(markdown: string): Page {
  const anchors = new Map<string, string>();
  const rows = new Set<string>();
  let current = "";
  for (const line of markdown.split("\n")) {
    const [, heading] = /^#{2,4} (.+)$/.exec(line) ?? [];
    const [, name] = /^(\d+(?:\.\d+)?|[A-F](?:\d+(?:\.\d+)?)?)\.? /.exec(heading ?? "") ?? [];
    if (heading && name) {
      current = name;
      anchors.set(name, anchorOf(heading));
    }
    const [, letter] = /^\| ([a-z]) \|/.exec(line) ?? [];
    if (letter) rows.add(`${current} ${letter}`);
  }
  return { anchors, rows };
}

/** The sections of a list that the page does not have. */
export function missingSections(sections: string, page: Page): string[] {
  return [...sections.matchAll(numbers)].flatMap(([text]) => {
    const [section, ...named] = text.split(/, | and | /) as [string, ...string[]];
    if (!page.anchors.has(section)) return [section];
    const lettered = [...page.rows].some((row) => row.startsWith(`${section} `));
    return lettered ? named.map((one) => `${section} ${one}`).filter((row) => !page.rows.has(row)) : [];
  });
}

/** The lists of sections that a difference's text has in brackets: "(section 1)", "(A0.5, upstream issue 1621)". */
const bracketed = new RegExp(String.raw`\((?:sections? )?(${list})(?=[,)])`, "g");

/**
 * The sections that a route's texts name.
 * @returns each list as it stands in the text
 */
export function bracketedSections(text: string): string[] {
  return [...text.matchAll(bracketed)].map(([, sections]) => sections as string);
}

/**
 * Turns the sections in a text's brackets into links.
 * @param href the page's address, to which the anchors are added
 * @throws Error naming a section that the page does not have
 */
export function linkSections(text: string, href: string, page: Page): string {
  return text.replace(bracketed, (found, sections: string) => {
    const [missing] = missingSections(sections, page);
    if (missing) throw new Error(`${href} has no section ${missing}, which "${text}" names`);
    const linked = sections.replace(
      new RegExp(number, "g"),
      (name) => `[${name}](${href}#${page.anchors.get(name)})`,
    );
    return found.slice(0, found.length - sections.length) + linked;
  });
}
