import { ConfigError } from "./config.ts";
import { credentialCodes, Refusal } from "./domain/errors.ts";
import { outageOf } from "./store/errorCodes.ts";
import { MigrationError } from "./store/migrations/error.ts";
import { DatabaseInUse } from "./store/sqlite/gatewayLock.ts";

/** Exit codes of every command, and what they mean. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  denied: 4,
  unreachable: 5,
} as const;

/** An error of a command that has a code and a sentence for its user. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** How an error is reported: the code for programs, the text for people, the exit code of the process. */
export interface Failure {
  code: string;
  message: string;
  exitCode: number;
}

/** Exit codes by the codes of errors, the server's too; 1 for any other. */
const exitCodeOf: Readonly<Record<string, number>> = {
  USAGE: exitCodes.usage,
  INVALID_SETTINGS: exitCodes.usage,
  NOT_FOUND: exitCodes.notFound,
  ...Object.fromEntries(
    [...credentialCodes, "RATE_LIMITED", "FORBIDDEN"].map((code) => [code, exitCodes.denied]),
  ),
  UNREACHABLE: exitCodes.unreachable,
  UNAVAILABLE: exitCodes.unreachable,
  DRAINING: exitCodes.unreachable,
  BUSY: exitCodes.unreachable,
};

/**
 * What to tell of an error that ends a command or the start of the server: one sentence that says what to do for what an
 * operator can repair, a stack trace for an error of the program. `host` is the name to listen on: of a name that has no
 * address it tells whether HOST or DATABASE_URL is wrong.
 */
export function failureOf(error: unknown, host?: string): Failure {
  const [code, message] = codeAndText(error, host);
  return { code, message, exitCode: exitCodeOf[code] ?? exitCodes.failed };
}

function codeAndText(error: unknown, host?: string): [code: string, message: string] {
  if (error instanceof ConfigError) return ["INVALID_SETTINGS", `Invalid settings:\n${error.message}`];
  if (error instanceof MigrationError) {
    return ["MIGRATION", `Gantry can't use this database: ${error.message}`];
  }
  if (error instanceof DatabaseInUse) return ["DATABASE_IN_USE", `Gantry can't start: ${error.message}`];
  if (error instanceof Refusal || error instanceof CommandFailure) return [error.code, error.message];
  if (!(error instanceof Error)) return ["FAILED", String(error)];
  const known = ofSystem(systemError(error), host) ?? ofDatabase(error);
  return known ?? ["FAILED", `Gantry failed: ${error.stack ?? error.message}`];
}

/** Node's errors of system calls. */
interface SystemError extends Error {
  code?: string;
  syscall?: string;
  path?: string;
  hostname?: string;
  address?: string;
  port?: number;
}

/** The first of several attempts to connect, one for each address of a name. */
function systemError(error: Error): SystemError {
  return error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
}

const folderCodes: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the file system is read-only",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a file has this name",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOENT: "it does not exist",
};

function ofSystem(
  { code = "", syscall, path, hostname, address, port, message }: SystemError,
  host?: string,
) {
  if (code === "EADDRINUSE") {
    return failed("ADDRESS_IN_USE", `Port ${port} of ${address} is in use; set PORT to another one.`);
  }
  if (code === "EACCES" && port) {
    return failed("PORT_DENIED", `Port ${port} needs more privileges; set PORT to one above 1023.`);
  }
  if (code === "EADDRNOTAVAIL" || (syscall === "getaddrinfo" && hostname === host)) {
    return failed(
      "BAD_HOST",
      `HOST ${address ?? hostname ?? ""} is not an address of this machine; set HOST to one of its own, such as 127.0.0.1, or to 0.0.0.0 for all (${message}).`,
    );
  }
  if (syscall === "connect" || syscall === "getaddrinfo") {
    const place = hostname ?? (port === undefined ? address : `${address}:${port}`);
    return failed(
      "UNREACHABLE",
      `The database at ${place} can't be reached (${code}); start it, or correct DATABASE_URL.`,
    );
  }
  const reason = folderCodes[code];
  if (path === undefined || reason === undefined) return null;
  return failed(
    "NOT_WRITABLE",
    `${path} can't be written: ${reason}; correct DATA_DIR, or DATABASE_URL and BLOB_URL, or its rights.`,
  );
}

const databaseTexts: Readonly<Record<string, string>> = {
  "28P01": "PostgreSQL refused the user or the password; correct DATABASE_URL",
  "28000": "PostgreSQL refused the user; correct DATABASE_URL, or allow the user in pg_hba.conf",
  "3D000": "PostgreSQL has no such database; create it, or correct DATABASE_URL",
  "42501": "the user of DATABASE_URL may not do this; make it the owner of the database",
  SQLITE_CANTOPEN:
    "the SQLite file can't be opened; correct DATA_DIR or DATABASE_URL, or the rights of the file and its folder",
  SQLITE_READONLY: "the SQLite file can't be written; correct the rights of the file and its folder",
  SQLITE_NOTADB: "the file of DATABASE_URL is not an SQLite database; name another one",
  SQLITE_CORRUPT: "the SQLite file is damaged; restore it from a backup",
};

const outageTexts = {
  away: "it can't be reached; start it, or correct DATABASE_URL",
  late: "it does not answer in time; look at its load, or raise DATABASE_TIMEOUT",
  busy: "it is locked by another process, or has no connection left; try again later",
  full: "its disk is full; make room",
} as const;

function ofDatabase(error: Error) {
  const code = String((error as { code?: unknown }).code ?? "");
  const text = Object.entries(databaseTexts).find(([known]) => code.startsWith(known))?.[1];
  if (text) return failed("DATABASE", `The database can't be used: ${text} (${error.message}).`);
  const outage = outageOf(error);
  return (
    outage && failed("UNREACHABLE", `The database can't be used: ${outageTexts[outage]} (${error.message}).`)
  );
}

function failed(code: string, message: string): [code: string, message: string] {
  return [code, message];
}
