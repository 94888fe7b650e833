import { z } from "zod";
import { instant, view } from "../../schemas.ts";
import type { UfdlOutputFragment } from "../operations.generated.ts";
import { time } from "../shared.ts";

/** An output as UFDL shows it (docs/apis/ufdl.md section 5.5). */
export const output = view<UfdlOutputFragment>()({
  pk: [z.int(), (of) => of.pk],
  job: [z.int(), (of) => of.jobPk],
  name: [z.string(), (of) => of.name],
  type: [z.string(), (of) => of.type],
  creator: [z.int().nullable(), (of) => of.creatorPk],
  creation_time: [instant, (of) => time(of.createdAt)],
  deletion_time: [instant.nullable(), (of) => time(of.deletedAt)],
});
