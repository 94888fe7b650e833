import type { ReactNode } from "react";

export type Fact = readonly [label: string, value: ReactNode];

/** Labels with their values. What is empty, null or false is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.filter(isKnown).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function isKnown([, value]: Fact): boolean {
  return value !== null && value !== undefined && value !== "" && value !== false;
}
