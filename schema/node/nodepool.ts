import type { Prisma } from "../../prisma/generated/sqlite/client.ts";
import { ProvisionState } from "../../prisma/generated/sqlite/enums.ts";
import { stateOf } from "../../src/domain/nodes/transitions.ts";
import { builder } from "../builder.ts";
import { madeOf } from "../columns.ts";
import type { GraphContext } from "../context.ts";
import { filterableEnum } from "../lists/inputs.ts";
import { perExecution } from "../perExecution.ts";
import { rowLoader } from "../related.ts";

export const ProvisionStateEnum = filterableEnum(
  "ProvisionState",
  builder.enumType("ProvisionState", {
    description: "Where a machine or an image stands in its life (Nodepool).",
    values: {
      BUILDING: { value: ProvisionState.BUILDING, description: "Being made." },
      READY: { value: ProvisionState.READY, description: "Waits for work." },
      USED: { value: ProvisionState.USED, description: "Has been given work." },
      DELETE: { value: ProvisionState.DELETE, description: "Going away." },
      HOLD: { value: ProvisionState.HOLD, description: "Kept as it is for somebody to look at." },
      TEST: { value: ProvisionState.TEST, description: "Being tried out." },
    },
  }),
);

const times = { columns: ["startedAt"], related: [] };

type Column = Prisma.NodeScalarFieldEnum;

/** What a node's state is derived from. */
const stateColumns: Column[] = ["active", "paused", "provisionState", "currentJobId"];

/** When the jobs of nodes were started. */
const jobTimes = (context: GraphContext) =>
  perExecution(context, times, () => rowLoader("Job", times, context));

export const NodepoolNode = builder.prismaObject("Node", {
  variant: "NodepoolNode",
  description: "A node as a machine of a provider, in the words of Nodepool's API.",
  fields: (t) => ({
    state: t.field({
      type: ProvisionStateEnum,
      description:
        "As Nodepool's API shows it: DELETE for a node that is not active or going away, HOLD for a paused one, USED for a ready one that works, else provisionState.",
      ...madeOf<Column>(...stateColumns),
      resolve: stateOf,
    }),
    stateSince: t.field({
      type: "DateTime",
      description: "Since when it is in this state.",
      ...madeOf<Column>(...stateColumns, "stateSince"),
      resolve: async (node, _args, context) => {
        const job = stateOf(node) === "USED" ? await jobTimes(context).load(node.currentJobId ?? 0) : null;
        return job?.startedAt ?? node.stateSince;
      },
    }),
    provisionState: t.expose("provisionState", {
      type: ProvisionStateEnum,
      description: "Where its provider has got with it, as stored.",
    }),
    changedAt: t.expose("stateSince", {
      type: "DateTime",
      description: "When the provisioning state or the pause last changed; stateSince in filters.",
    }),
    changedBy: t.exposeString("stateActor", { nullable: true, description: "Who made that change." }),
    changeReason: t.exposeString("stateReason", { nullable: true, description: "Why, when it was said." }),
    provider: t.exposeString("providerName", { nullable: true, description: "The cloud it comes from." }),
    label: t.exposeString("labelName", { nullable: true, description: "The kind of machine it is." }),
    target: t.exposeString("targetName", { nullable: true, description: "Whom it was made for." }),
    nodename: t.exposeString("nodename", { nullable: true, description: "Its name at Jenkins." }),
    externalId: t.exposeString("externalId", { nullable: true, description: "Its id at the provider." }),
    az: t.exposeString("az", { nullable: true, description: "Availability zone." }),
    ipPrivate: t.exposeString("ipPrivate", {
      nullable: true,
      description: "Its address inside the cloud.",
    }),
  }),
});
