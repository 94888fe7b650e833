import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Recent } from "../../../src/events/recent.ts";
import { anEvent } from "../../support/events.ts";
import { size } from "../../support/long.ts";
import { check } from "../../support/property.ts";

describe("the ring of newest events", () => {
  test("answers as a plain list does, or says that it no longer can", () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 2 })), {
      maxLength: 40,
    });
    check(
      fc.property(fc.nat(50), steps, fc.array(fc.nat(20_000)), (head, steps, cursors) => {
        const ring = new Recent(BigInt(head));
        const list = [];
        let last = head;
        for (const [count, gap] of steps) {
          last += gap;
          const events = Array.from({ length: count }, () => anEvent(++last, "JOB_PROGRESSED", 1));
          list.push(...events);
          ring.push(events);
          expect(ring.head).toBe(BigInt(last));
        }
        for (const cursor of [...cursors, head, last - 1, last, last + 1]) {
          const held = ring.after(BigInt(cursor), 50);
          if (held === null) continue;
          expect(held).toEqual(list.filter(({ id }) => id > BigInt(cursor)).slice(0, 50));
        }
      }),
      { numRuns: size(30, 300) },
    );
  });

  test("always holds the newest four thousand, and never more than twice that", () => {
    const ring = new Recent(0n);
    const missing: number[] = [];
    let most = 0;
    for (let id = 1; id <= 30_000; id++) {
      ring.push([anEvent(id, "JOB_PROGRESSED", 1)]);
      // Calls of expect would take four seconds.
      most = Math.max(most, ring.size.events);
      if (ring.after(BigInt(Math.max(0, id - 4_096)), 1)?.length !== 1) missing.push(id);
    }
    expect(missing).toEqual([]);
    expect(most).toBeLessThanOrEqual(8_192);
    expect(ring.after(1n, 1)).toBeNull();
  });

  test("holds large bodies by their size, not by their number", () => {
    const ring = new Recent(0n);
    const body = "x".repeat(1024 * 1024);
    for (let id = 1; id <= 200; id++) {
      ring.push([anEvent(id, "JOB_PROGRESSED", 1, body)]);
      expect(ring.size.data).toBeLessThanOrEqual(32 * 1024 * 1024);
    }
    expect(ring.after(190n, 100)).toHaveLength(1);
    expect(ring.after(1n, 100)).toBeNull();
  });

  test("hands a reader little at a time when bodies are large", () => {
    const ring = new Recent(0n);
    ring.push(
      Array.from({ length: 10 }, (_, at) => anEvent(at + 1, "JOB_PROGRESSED", 1, "x".repeat(100_000))),
    );
    expect(ring.after(0n, 100)).toHaveLength(3);
  });
});
