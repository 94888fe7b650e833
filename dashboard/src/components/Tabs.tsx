import { Link } from "wouter";

interface Properties<Name extends string> {
  /** What the tabs choose, for readers who can't see them. */
  label: string;
  tabs: Readonly<Record<Name, string>>;
  current: Name;
  hrefOf: (name: Name) => string;
}

/** Views of one screen, each with an address of its own. */
export function Tabs<Name extends string>({ label, tabs, current, hrefOf }: Properties<Name>) {
  return (
    <nav className="tabs" aria-label={label}>
      {(Object.entries(tabs) as [Name, string][]).map(([name, text]) => (
        <Link key={name} href={hrefOf(name)} replace aria-current={name === current ? "page" : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
