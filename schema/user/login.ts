import { obtainKey } from "../../src/domain/users/obtainKey.ts";
import { builder } from "../builder.ts";
import { refuses } from "../errors.ts";

const ObtainedKey = builder.objectRef<{ key: string }>("ObtainedKey").implement({
  description: "An access key that a login made.",
  fields: (t) => ({
    key: t.exposeString("key", {
      description: "What to send as `Authorization: Token` or `Bearer`. Shown this once and never again.",
    }),
  }),
});

builder.mutationFields((t) => ({
  obtainKey: t.field({
    type: ObtainedKey,
    errors: refuses,
    description:
      "Logs in: a lasting access key for a name and a password (Scale's api-token-auth). Of the keys of one name the 20 newest stay in force. Needs no user.",
    args: {
      username: t.arg.string({ required: true, description: "The user's name." }),
      password: t.arg.string({ required: true, description: "The user's password." }),
      name: t.arg.string({ required: true, description: "What the key is for, 1 to 100 characters." }),
    },
    resolve: (_root, args, { services, actor: { address } }) => obtainKey(services, { ...args, address }),
  }),
}));
