import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { coalesce } from "../../../src/events/coalesce.ts";
import { anEvent, someEvents } from "../../support/events.ts";
import { check } from "../../support/property.ts";

describe("coalescing", () => {
  test("keeps every event that is no progress, in order", () => {
    check(
      fc.property(someEvents(), (events) => {
        const transitions = events.filter(({ type }) => type !== "JOB_PROGRESSED");
        expect(coalesce(events).filter(({ type }) => type !== "JOB_PROGRESSED")).toEqual(transitions);
      }),
    );
  });

  test("keeps the newest progress of every stretch between a job's other events, and nothing else", () => {
    check(
      fc.property(someEvents(), (events) => {
        // The rule, told forwards: progress goes when the job's next event is progress too.
        const wanted = events.filter((event, at) => {
          const next = events.slice(at + 1).find(({ jobId }) => jobId === event.jobId);
          return event.type !== "JOB_PROGRESSED" || next?.type !== "JOB_PROGRESSED";
        });
        expect(coalesce(events)).toEqual(wanted);
      }),
    );
  });

  test("leaves one job's progress alone when another job has some", () => {
    const events = [
      anEvent(1, "JOB_PROGRESSED", 1),
      anEvent(2, "JOB_PROGRESSED", 2),
      anEvent(3, "JOB_PROGRESSED", 1),
    ];
    expect(coalesce(events).map(({ id }) => id)).toEqual([2n, 3n]);
  });
});
