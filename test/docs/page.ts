import { readFileSync } from "node:fs";

/** A fenced block of a page. */
export interface Block {
  /** The word behind the fence: `sh`, `graphql` and `js` are run, `yaml` and `text` are checked for their syntax. */
  language: string;
  /** The file that a reader saves it as; empty for most. */
  file: string;
  text: string;
}

/** The fenced blocks of a Markdown page, in order. */
export function blocksOf(path: string): Block[] {
  return [...readFileSync(path, "utf8").matchAll(/^```(\w*) ?(\S*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", file = "", text = ""]) => ({ language, file, text }),
  );
}

/** Whether a block does nothing but start a server. */
export function startsServer({ language, text }: Block): boolean {
  return language === "sh" && /^(\w+=\S+ )*npm start\n$/.test(text);
}

/** Whether a block follows a stream, which ends only when its reader goes. */
export function isStream({ language, text }: Block): boolean {
  return language === "graphql" ? text.startsWith("subscription") : /\bcurl -sN /.test(text);
}
