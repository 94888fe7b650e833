import { expect, test } from "@jest/globals";
import { CompiledQuery } from "kysely";
import { planOf } from "../../bench/statements.ts";
import { scaleForAll } from "../../support/scale.ts";
import { statementsOf } from "../../support/statements.ts";

const scale = scaleForAll();

test.each(["created", "last_modified"])(
  "a page of nodes by %s is read in the order of an index",
  async (order) => {
    const sent = await statementsOf(() => scale().ask("GET", `/v6/nodes/?is_active=true&order=-${order}`));
    const page = sent.find((text) => text.includes("ORDER BY")) ?? "";
    const parameters = (page.match(/\?/g) ?? []).map(() => 1);
    const steps = await planOf(scale().server.services.store, CompiledQuery.raw(page, parameters));
    expect(steps[0]).toMatch(/^SEARCH Node USING INDEX/);
    // Nodes of the same moment are sorted by their number, all others are not.
    expect(steps).not.toContain("USE TEMP B-TREE FOR ORDER BY");
  },
);
