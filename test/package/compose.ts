import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** What the image itself sets. */
export const imageEnvironment: Readonly<Record<string, string>> = Object.fromEntries(
  [...readFileSync("Dockerfile", "utf8").matchAll(/(\w+)=(\S+)(?= |$)/gm)].map(([, name, value]) => [
    name,
    value,
  ]),
);

/** The lines NAME=value of a file. */
export function variablesOf(file: string): Record<string, string> {
  return Object.fromEntries(
    [...readFileSync(file, "utf8").matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
}

/** The environment that a compose file gives a service, with the variables that an --env-file gives. */
export function composed(
  file: string,
  service: string,
  variables: Record<string, string>,
): Record<string, string> {
  const whole = readFileSync(file, "utf8").replace(
    /\$\{(\w+)(?::[-?]([^}]*))?\}/g,
    (_, name: string, initial = "") => variables[name] || initial,
  );
  const { environment } = parse(whole, { merge: true }).services[service];
  // Docker puts variables into strings, so that what is left empty is an empty one.
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value ?? "")]));
}
