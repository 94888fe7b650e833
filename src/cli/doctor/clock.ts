import { type Finding, fine, wrong } from "./finding.ts";

/** Clocks of two machines may differ by so much. Milliseconds. */
const tolerance = 5_000;

/** Compares the clock of a place with this machine's; both in milliseconds since 1970. */
export function clockFinding(place: string, there: number, here: number): Finding {
  const difference = Math.round(Math.abs(there - here) / 1_000);
  if (Math.abs(there - here) <= tolerance) return fine("clock", `agrees with that of ${place}`);
  const order = there > here ? "ahead of" : "behind";
  return wrong(
    "clock",
    `the clock of ${place} is ${difference} s ${order} this machine's; synchronize both by NTP, or leases and tokens end at wrong times`,
  );
}
