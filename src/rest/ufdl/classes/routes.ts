import { z } from "zod";
import { classFields } from "../filters/fields.ts";
import { listOf } from "../filters/list.ts";
import * as graph from "../operations.generated.ts";
import { operation, type UfdlRouter } from "../route.ts";

const classSchema = z.object({ pk: z.int(), name: z.string(), pkg: z.string(), cls: z.string() });

const shown = ({
  number: pk,
  name,
  pkg,
  cls,
}: {
  number: number;
  name: string;
  pkg: string;
  cls: string;
}) => ({
  pk,
  name,
  pkg,
  cls,
});

const listJobTypes = operation({
  ...listOf(classFields, "Name, Python package and class.", classSchema),
  name: "job_types.list",
  summary: "The types that templates speak of.",
  operation: graph.UfdlListJobTypesDocument,
  respond: ({ jobTypes }) => jobTypes.nodes.map(shown),
});

const listJobContracts = operation({
  ...listOf(classFields, "Name, Python package and class.", classSchema),
  name: "job_contracts.list",
  summary: "The contracts that templates can have.",
  operation: graph.UfdlListJobContractsDocument,
  respond: ({ jobContracts }) => jobContracts.nodes.map(shown),
});

/** The Python classes that the original keeps as job types and contracts. */
export function classRoutes(router: UfdlRouter): void {
  router.post("/v1/job-types/list", listJobTypes);
  router.post("/v1/job-contracts/list", listJobContracts);
}
