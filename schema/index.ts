import { builder } from "./builder.ts";
import "./affinity.ts";
import "./dibImage.ts";
import "./diskImage.ts";
import "./errors.ts";
import "./event.ts";
import "./hardware.ts";
import "./job.ts";
import "./jobContract.ts";
import "./jobType.ts";
import "./label.ts";
import "./log-tail.ts";
import "./log.ts";
import "./node.ts";
import "./output-mutations.ts";
import "./output-queries.ts";
import "./output.ts";
import "./provider.ts";
import "./run.ts";
import "./scalars.ts";
import "./snapshotImage.ts";
import "./template.ts";
import "./token.ts";
import "./user.ts";

/** The whole graph. Every file above adds its types and operations to the builder. */
export const schema = builder.toSchema();
