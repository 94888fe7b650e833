import type { Spread } from "../../src/store/sql/statistics.ts";
import { builder } from "../builder.ts";

/** How seconds are spread over rows. */
export const SpreadObject = builder.objectRef<Spread>("SecondsStats").implement({
  description:
    "How a number of seconds is spread over rows that have one. Percentiles are by nearest rank: each is a value of one of the rows.",
  fields: (t) => ({
    count: t.exposeInt("count", { description: "How many rows have such a number; at least 1." }),
    sum: t.exposeFloat("sum", { description: "Seconds, all together." }),
    average: t.float({ description: "Seconds.", resolve: ({ sum, count }) => sum / count }),
    min: t.exposeFloat("min", { description: "Seconds; the least." }),
    max: t.exposeFloat("max", { description: "Seconds; the greatest." }),
    p50: t.exposeFloat("p50", { description: "Seconds; half of the rows have no more." }),
    p95: t.exposeFloat("p95", { description: "Seconds; 95 of 100 rows have no more." }),
    p99: t.exposeFloat("p99", { description: "Seconds; 99 of 100 rows have no more." }),
  }),
});
