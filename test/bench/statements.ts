import { jobByIdSql } from "../../src/store/sql/jobRow.ts";
import { nodeNamedSql } from "../../src/store/sql/nodeNamed.ts";
import { firstSql, fittingSql } from "../../src/store/sql/pick.ts";

/** The statements that are run thousands of times a second, as SQLite is given them: for their plans (npm run bench). */
export const statements: Readonly<Record<string, string>> = {
  "pick: the first of an affinity": firstSql("sqlite", "COMMAND", 1),
  "pick: the affinities that fit": fittingSql("sqlite", "COMMAND"),
  "one job": jobByIdSql(),
  "the node of a worker": nodeNamedSql,
};
