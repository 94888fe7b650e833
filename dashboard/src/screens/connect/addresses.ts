import type { EntryPointsQuery } from "../../graph/operations.generated.ts";

export type EntryPoint = EntryPointsQuery["gateway"]["entryPoints"][number];

/** Where a browser has the gateway: location, or a part of it in a test. */
type Place = Pick<Location, "protocol" | "hostname" | "port" | "origin">;

/**
 * All addresses of an API as this browser's machine reaches it, the best one first: its own host name or port, where it
 * shares nothing; then its prefix, then the root, which APIs share.
 */
export function addressesOf({ name, hostname, port, prefix, root }: EntryPoint, here: Place): string[] {
  const shared = [prefix === null ? null : here.origin + prefix, root ? here.origin : null];
  return [
    hostname && `${here.protocol}//${hostname}${here.port && `:${here.port}`}`,
    // Ports of single APIs take plain HTTP, also behind a proxy that ends TLS.
    port ? `http://${here.hostname}:${port}` : null,
    // Coalition's clients know no path.
    ...(name === "coalition" ? shared.reverse() : shared),
  ].filter((address) => typeof address === "string" && address !== "") as string[];
}
