import { version } from "../src/version.ts";
import { builder } from "./builder.ts";

const Gateway = builder.objectRef<{ version: string }>("Gateway").implement({
  description: "The gateway itself.",
  fields: (t) => ({
    version: t.exposeString("version", { description: "As in 1.2.0." }),
    now: t.field({
      type: "DateTime",
      description: "What time it has; deadlines and durations go by it.",
      resolve: (_gateway, _args, { services }) => services.clock.now(),
    }),
  }),
});

builder.queryFields((t) => ({
  gateway: t.field({
    type: Gateway,
    description: "Which version serves here, and by what clock.",
    authScopes: { reader: true },
    resolve: () => ({ version }),
  }),
}));
