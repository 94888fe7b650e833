import { PositionExpired } from "../events/stream.ts";
import { failedWith, type Outage, outageOf } from "../store/errorCodes.ts";
import { Refusal, refusal } from "./errors.ts";
import { noNul } from "./text.ts";

const reasons: Readonly<Record<Outage, string>> = {
  away: "the database or the store of outputs is away",
  late: "the database does not answer in time",
  busy: "the database is in use by another process, or has no connection left",
  full: "the disk is full",
};

/**
 * Turns errors of the database and the blob store that callers are told of into domain errors; any other error stays as
 * it is. UNAVAILABLE for an outage, with the original error as its cause; INVALID_INPUT for a text that the database can't
 * store, so that no caller's text causes a server error, whichever column it was meant for.
 */
export function toRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  if (failedWith("unstorable", error)) return refusal("INVALID_INPUT", { field: "a text", reason: noNul });
  if (error instanceof PositionExpired) return refusal("POSITION_EXPIRED", { oldest: String(error.oldest) });
  const outage = outageOf(error);
  return outage ? new Refusal("UNAVAILABLE", { reason: reasons[outage] }, { cause: error }) : error;
}
