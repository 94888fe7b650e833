import { type Contents, linkTo } from "./contents.ts";

/** Something that a search has found. */
export interface Found {
  /** The reference that it is in. */
  readonly reference: string;
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

const most = 50;

/** Everything that can be found, in the order in which it is shown. */
export function entriesOf({ apis, endpoints, types }: Contents): Found[] {
  const titles = new Map(apis.map(({ name, title }) => [name, title]));
  return [
    ...endpoints.map((one) => ({
      reference: titles.get(one.api) ?? one.api,
      title: `${one.method} ${one.path}`,
      text: one.operation ? `${one.summary} (${one.operation})` : one.summary,
      href: linkTo.endpoint(one),
    })),
    ...types.flatMap((type) => [
      {
        reference: "GraphQL",
        title: type.name,
        text: type.description,
        href: linkTo.type(type.name),
      },
      ...type.fields.map((field) => ({
        reference: "GraphQL",
        title: `${type.name}.${field.name}`,
        text: field.description,
        href: linkTo.type(type.name, field.name),
      })),
    ]),
  ];
}

/** The entries with every word of the query, those with the words in their title first; some of each reference. */
export function find(entries: readonly Found[], query: string): Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const matching = entries.filter(({ title, text }) => has(`${title} ${text}`));
  return matching.toSorted((a, b) => Number(has(b.title)) - Number(has(a.title))).slice(0, most);
}
