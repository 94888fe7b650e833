import { Command } from "commander";
import { change } from "../domain/change.ts";
import { linkIdentity } from "../domain/users/identityUser.ts";
import { type CliContext, print } from "./context.ts";
import { withDatabase } from "./database.ts";
import { userJson, userNamed } from "./users.ts";

export function userLinkCommand(context: CliContext): Command {
  return new Command("link")
    .description(
      "let a user log in by the login provider too (OIDC_ISSUER), as the identity that a refused login names; without one end that",
    )
    .argument("<username>")
    .argument("[identity]", "issuer and subject with a space between, in quotes")
    .option("--json", "print JSON")
    .action(async (username: string, identity: string | undefined, { json }: { json?: boolean }) => {
      const user = await withDatabase(context, async (call) => {
        const { id } = await userNamed(call, username);
        return change(call, (change) => linkIdentity(change, id, identity ?? null));
      });
      const line = identity ? `linked ${username} to ${identity}` : `ended the link of ${username}`;
      print(context, json, { ...userJson(user), identity: user.identity }, [line]);
    });
}
