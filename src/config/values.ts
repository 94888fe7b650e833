import { isIP } from "node:net";
import { compile } from "proxy-addr";
import { z } from "zod";

// Types of settings. An error message follows the variable's name and says what the setting takes.

export const text = z.string();

export const port = z
  .string()
  .refine(
    (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
    "must be a port number from 0 to 65535",
  )
  .transform(Number);

export function whole(from: number, to: number) {
  return z
    .string()
    .refine(
      (value) => /^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to,
      `must be a whole number from ${from} to ${to}`,
    )
    .transform(Number);
}

export function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `must be one of ${values.join(", ")}` });
}

export const flag = z
  .enum(["true", "false", "1", "0", "yes", "no", "on", "off"], { error: "must be true or false" })
  .transform((value) => ["true", "1", "yes", "on"].includes(value));

/** The port of Coalition's worker discovery. */
export const udpPort = z
  .string()
  .refine(
    (value) => /^(on|off)$/.test(value) || (/^\d{1,5}$/.test(value) && Number(value) <= 65_535),
    "must be on (port 19211), off or a port number",
  )
  .transform((value) => (value === "off" ? null : value === "on" ? 19_211 : Number(value)));

const isHostname = (value: string) => isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value);

export const hostname = z
  .string()
  .refine(isHostname, "must be an address or a host name without a port, such as 127.0.0.1");

/** Host names separated by commas, or `*`; in lower case. */
export const hostnames = z.string().transform((value, context) => {
  const list = listOf(value.toLowerCase());
  if (list.every((one) => one === "*" || isHostname(one))) return list;
  context.addIssue("must be host names without ports, separated by commas, such as gantry.example.org, or *");
  return z.NEVER;
});

/** The gateway's own paths. */
const ownPaths = /^\/(graphql|session|healthz|readyz|metrics|docs|ui|outputs)(\/|$)/;

export const prefix = z
  .string()
  .refine(
    (value) => value === "off" || (/^(\/[\w.~-]+)+$/.test(value) && !ownPaths.test(value)),
    "must be a path such as /legacy/ufdl that is none of the gateway's own, or off",
  );

export const databaseUrl = z
  .string()
  .refine(
    (value) => /^file:./.test(value) || (/^postgres(ql)?:\/\/./.test(value) && URL.canParse(value)),
    "must be file:<path> for SQLite or postgres://user:password@host/database for PostgreSQL",
  );

const byteUnits: Record<string, number> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Bytes, as in 1048576, 512KiB, 16MB or 64G; every unit is a power of 1,024. */
export const bytes = z.string().transform((value, context) => {
  const [, digits, unit] = /^(\d{1,12})\s*([kmgt]?)(?:i?b)?$/i.exec(value) ?? [];
  const size = Number(digits) * (byteUnits[unit?.toLowerCase() ?? ""] ?? Number.NaN);
  if (Number.isSafeInteger(size) && size > 0) return size;
  context.addIssue("must be a size above 0, such as 1048576, 16MB or 64GB");
  return z.NEVER;
});

const timeUnits: Record<string, number> = { "": 1, s: 1, m: 60, h: 3_600, d: 86_400 };

/** Seconds, as in 300, 300s, 5m, 8h or 1d; a year at most. */
export const seconds = z.string().transform((value, context) => {
  const [, digits, unit] = /^(\d{1,9})\s*([smhd]?)$/.exec(value) ?? [];
  const time = Number(digits) * (timeUnits[unit ?? ""] ?? Number.NaN);
  if (time > 0 && time <= 366 * 86_400) return time;
  context.addIssue("must be a time from 1 second to a year, such as 300, 5m or 8h");
  return z.NEVER;
});

/** For how long something is kept: seconds, as in 90d, ten years at most; null for `off`, which keeps it for ever. */
export const retention = z.string().transform((value, context) => {
  if (value === "off") return null;
  const [, digits, unit] = /^(\d{1,9})\s*([smhd]?)$/.exec(value) ?? [];
  const time = Number(digits) * (timeUnits[unit ?? ""] ?? Number.NaN);
  if (time > 0 && time <= 3_660 * 86_400) return time;
  context.addIssue("must be a time from 1 second to ten years, such as 12h or 90d, or off");
  return z.NEVER;
});

/** Seconds that a timer of Node.js waits; one of more than 2^31 - 1 ms would run after 1 ms. */
export const timerSeconds = seconds.refine(
  (time) => time * 1_000 < 2 ** 31,
  "must be at most 24d, the longest time that a timer can wait",
);

/** Seconds that a timer waits, or 0. */
export const delay = z.string().transform((value, context) => {
  if (/^0s?$/.test(value)) return 0;
  const { data, error } = timerSeconds.safeParse(value);
  if (data !== undefined) return data;
  context.addIssue(`${error?.issues[0]?.message}, or 0`);
  return z.NEVER;
});

/** Whether X-Forwarded-* headers are believed from an address. The second argument is proxy-addr's: the number of hops. */
export type Trust = (address: string, hop: number) => boolean;

/**
 * Trusts addresses and CIDR ranges; an empty list trusts no address.
 * @throws TypeError naming an entry that is neither, or a range of all addresses
 */
export function trustOf(ranges: readonly string[]): Trust {
  for (const range of ranges) {
    // proxy-addr also takes numbers and names such as "loopback".
    if (isIP(range.split("/")[0] ?? "") === 0) throw new TypeError(`invalid IP address: ${range}`);
  }
  return compile([...ranges]);
}

/** Addresses and CIDR ranges separated by commas. */
export const trustedProxies = z.string().transform((value, context) => {
  try {
    return trustOf(listOf(value));
  } catch {
    context.addIssue(
      "must be addresses or ranges (/1 or longer) separated by commas, such as 10.0.0.0/8, ::1",
    );
    return z.NEVER;
  }
});

/** Web origins separated by commas, or `*`. */
export const origins = z.string().transform((value, context) => {
  const list = listOf(value);
  const isOrigin = (one: string) => one === "*" || (URL.canParse(one) && new URL(one).origin === one);
  if (list.every(isOrigin)) return list;
  context.addIssue("must be origins separated by commas, such as https://dash.example.org, or *");
  return z.NEVER;
});

/** The address of a login provider: without TLS only on this machine. */
export const issuer = z.string().refine((value) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol === "http:") return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  return url?.protocol === "https:";
}, "must be an https address, or an http one of this machine, such as https://login.example.org/realms/farm");

function listOf(value: string): string[] {
  return value.split(",").flatMap((item) => item.trim() || []);
}
