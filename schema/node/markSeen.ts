import { markSeen } from "../../src/domain/nodes/presence.ts";
import { builder } from "../builder.ts";
import { run } from "../runVerb.ts";

builder.mutationFields((t) => ({
  markSeen: t.boolean({
    description:
      "Notes that the caller, and the node that he acts for, were heard from now: lastLoginAt and lastSeenAt. No event. UFDL does so with every request.",
    authScopes: { reader: true },
    resolve: async (_root, _args, context) => {
      const { user, node } = context.actor;
      if (user || node) await run(context, markSeen);
      return true;
    },
  }),
}));
