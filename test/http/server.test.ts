import { expect, test } from "@jest/globals";
import { withServer } from "../support/server.ts";

test("a server answers who asks", async () => {
  const { graphql, admin, user } = await withServer();
  expect(await graphql("{ me { username role } }")).toEqual({
    data: { me: { username: admin.username, role: "ADMIN" } },
  });
  expect(await graphql("{ me { username role } }", {}, { token: user.bearer })).toEqual({
    data: { me: { username: user.username, role: "USER" } },
  });
});
