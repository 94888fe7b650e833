import { z } from "zod";
import { classFields } from "../filters/fields.ts";
import { listOf } from "../filters/list.ts";
import { UfdlListJobContractsDocument, UfdlListJobTypesDocument } from "../operations.generated.ts";
import { operation, type UfdlRouter } from "../route.ts";

const classSchema = z.object({ pk: z.int(), name: z.string(), pkg: z.string(), cls: z.string() });

/** The Python classes that the original keeps as job types and contracts. */
const named = <Class>({ number, ...own }: Class & { number: number }) => ({ pk: number, ...own });

export function classRoutes(router: UfdlRouter): void {
  router.post(
    "/v1/job-types/list",
    operation({
      ...listOf(classFields, "Name, Python package and class.", classSchema),
      name: "job_types.list",
      summary: "The types that templates speak of.",
      operation: UfdlListJobTypesDocument,
      respond: ({ jobTypes }) => jobTypes.nodes.map(named),
    }),
  );

  router.post(
    "/v1/job-contracts/list",
    operation({
      ...listOf(classFields, "Name, Python package and class.", classSchema),
      name: "job_contracts.list",
      summary: "The contracts that templates can have.",
      operation: UfdlListJobContractsDocument,
      respond: ({ jobContracts }) => jobContracts.nodes.map(named),
    }),
  );
}
