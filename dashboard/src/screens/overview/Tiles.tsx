import { useId } from "react";
import { Link } from "wouter";
import type { JobState, NodeState } from "../../graph/operations.generated.ts";

export interface Tile {
  label: string;
  text: string;
  state?: JobState | NodeState;
  href?: string;
}

/** Numbers side by side; those with a link lead to the rows that they count. */
export function Tiles({ title, tiles }: { title: string; tiles: readonly Tile[] }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <ul className="tiles">
        {tiles.map(({ label, text, state, href }) => {
          const content = (
            <>
              <span className="tile-number">{text}</span>
              <span className="tile-label">{label}</span>
            </>
          );
          const className = `tile ${state ? `state-${state.toLowerCase()}` : ""}`;
          return (
            <li key={label}>
              {href ? (
                <Link href={href} className={className}>
                  {content}
                </Link>
              ) : (
                <div className={className}>{content}</div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
