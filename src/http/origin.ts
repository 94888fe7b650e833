import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** Tells whether a peer's address is a proxy whose X-Forwarded headers may be believed. */
export type Trust = (address: string | undefined) => boolean;

/**
 * Makes the rule from addresses and networks in CIDR form; an empty list trusts nobody.
 * @throws Error naming an entry that is neither
 */
export function trustOf(proxies: readonly string[]): Trust {
  const list = new BlockList();
  for (const entry of proxies) {
    const [address = "", bits] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (!isIP(address)) throw new Error(`${entry} is neither an address nor a network`);
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    const plain = address?.replace(/^::ffff:(?=\d+\.)/, "") ?? "";
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
  };
}

/** Scheme and host as the client knows them: the first forwarded ones from a trusted proxy, else the request's own. */
export function originOf(incoming: Pick<IncomingMessage, "headers" | "socket">, trust: Trust): string {
  const forwarded = trust(incoming.socket.remoteAddress);
  const first = (name: string) =>
    forwarded
      ? String(incoming.headers[name] ?? "")
          .split(",")[0]
          ?.trim()
      : undefined;
  const scheme = first("x-forwarded-proto") === "https" || "encrypted" in incoming.socket ? "https" : "http";
  const host = first("x-forwarded-host") || incoming.headers.host || listening(incoming);
  return `${scheme}://${host}`;
}

/** The host name that a request asks for, without its port, in lower case; empty when it names none that can be. */
export function hostOf(incoming: Pick<IncomingMessage, "headers" | "socket">, trust: Trust): string {
  const origin = originOf(incoming, trust);
  return URL.canParse(origin) ? new URL(origin).hostname : "";
}

/** For HTTP/1.0, which needs no Host: where the request came in. */
function listening({
  socket: { localAddress = "localhost", localPort },
}: Pick<IncomingMessage, "socket">): string {
  const address = localAddress.includes(":") ? `[${localAddress}]` : localAddress;
  return `${address.replace(/^\[::ffff:(.*)\]$/, "$1")}:${localPort}`;
}
