import { type Config, type EntryPoint, isLoopback } from "./config.ts";
import type { Server } from "./server.ts";

/** What a person at the terminal is told when the server is up. */
export function welcome({ url, admin }: Pick<Server, "url" | "admin">): string {
  const lines = [`Gantry serves at ${url}`, `GraphQL, and GraphiQL in a browser: ${url}/graphql`];
  if (admin?.generated) {
    lines.push(
      `First admin: ${admin.username}, password: ${admin.password} (shown this once and never again)`,
    );
  } else if (admin) {
    lines.push(`First admin: ${admin.username}, with the password of ADMIN_PASSWORD`);
  }
  return `${lines.join("\n")}\n`;
}

/** For the log: what callers without credentials may do at which of the open entry points, and how that is changed. */
export function anonymousNotes(
  { host, anonymous }: Pick<Config, "host" | "anonymous">,
  entryPoints: readonly EntryPoint[],
): string[] {
  const notes = entryPoints
    .filter((entryPoint) => anonymous[entryPoint] !== "off")
    .map((entryPoint) => {
      const name = `${entryPoint.toUpperCase()}_ANONYMOUS`;
      return `callers without credentials may ${anonymous[entryPoint]} at ${entryPoint}; ${name}=off ends that`;
    });
  if (isLoopback(host)) return notes;
  if (entryPoints.includes("coalition") && anonymous.coalition !== "write") {
    notes.push(
      `Coalition's clients send no credentials, and on ${host} nobody gets in without; COALITION_ANONYMOUS=write lets them in, and everybody who reaches this address`,
    );
  }
  if (entryPoints.includes("nodepool") && anonymous.nodepool === "off") {
    notes.push("Nodepool's lists are open on loopback only; NODEPOOL_ANONYMOUS=read opens them here");
  }
  return notes;
}
