/** An enum's values, from a table that says of each what it means. */
export function described<Name extends string>(meanings: Readonly<Record<Name, string>>) {
  const values = Object.entries<string>(meanings).map(([name, description]) => [name, { description }]);
  return Object.fromEntries(values) as Record<Name, { description: string }>;
}
