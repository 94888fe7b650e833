import { type Config, type EntryPoint, isLoopback } from "./config.ts";
import type { Server } from "./server.ts";

/** What is printed to standard output when the server has started. */
export function startupMessage({ url, admin }: Pick<Server, "url" | "admin">): string {
  const lines = [`Gantry serves at ${url}`, `GraphQL, and GraphiQL in a browser: ${url}/graphql`];
  if (admin?.generated) {
    lines.push(`First admin: ${admin.username}, password: ${admin.password} (shown only once)`);
  } else if (admin) {
    lines.push(`First admin: ${admin.username}, with the password of ADMIN_PASSWORD`);
  }
  return `${lines.join("\n")}\n`;
}

/** Log messages on the access of unauthenticated callers to each entry point, and the setting that changes it. */
export function anonymousAccessNotes(
  { host, anonymous }: Pick<Config, "host" | "anonymous">,
  entryPoints: readonly EntryPoint[],
): string[] {
  const notes = entryPoints
    .filter((entryPoint) => anonymous[entryPoint] !== "off")
    .map((entryPoint) => {
      const name = `${entryPoint.toUpperCase()}_ANONYMOUS`;
      return `unauthenticated callers may ${anonymous[entryPoint]} at ${entryPoint}; ${name}=off disables this`;
    });
  if (isLoopback(host)) return notes;
  if (entryPoints.includes("coalition") && anonymous.coalition !== "write") {
    notes.push(
      `Coalition's clients send no credentials and are refused on ${host}; COALITION_ANONYMOUS=write admits them, and everybody who can reach this address`,
    );
  }
  if (entryPoints.includes("nodepool") && anonymous.nodepool === "off") {
    notes.push(
      "Nodepool's lists need no credentials on loopback only; NODEPOOL_ANONYMOUS=read allows them here",
    );
  }
  return notes;
}
