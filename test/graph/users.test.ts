import { describe, expect, test } from "@jest/globals";
import { isEnumType, isInputObjectType, isObjectType } from "graphql";
import { schema } from "../../schema/index.ts";
import { withServer } from "../support/server.ts";

describe("a user in the graph", () => {
  test("has nothing of his password in it, not even to filter or sort by", () => {
    const names = (type: string) => {
      const found = schema.getType(type);
      if (isEnumType(found)) return found.getValues().map(({ name }) => name);
      if (isObjectType(found) || isInputObjectType(found)) return Object.keys(found.getFields());
      throw new Error(`${type} has no members`);
    };
    for (const type of ["User", "Token", "UserFilter", "UserOrderField"]) {
      expect(names(type).length).toBeGreaterThan(3);
      expect(names(type).filter((name) => /password|hash|secret/i.test(name))).toEqual([]);
    }
    for (const type of ["UserFilter", "UserOrderField"]) {
      expect(names(type).filter((name) => /email|login|token/i.test(name))).toEqual([]);
    }
  });

  test("shows email, last login and keys to himself and admins only", async () => {
    const { graphql, admin, user } = await withServer();
    await graphql('mutation ($pk: ID!) { updateUser(id: $pk, email: "u@example.org") { __typename } }', {
      pk: user.id,
    });
    await graphql('mutation { createToken(name: "mine") { __typename } }', {}, { token: user.bearer });
    const query =
      "query ($name: String!) { user(username: $name) { username email lastLoginAt tokens { name hint } } }";
    const mine = { username: "user", email: "u@example.org", lastLoginAt: null };
    const keys = [{ name: "mine", hint: expect.stringMatching(/^gk_.{5}$/) }];
    for (const token of [user.bearer, admin.bearer]) {
      const { data } = await graphql(query, { name: "user" }, { token });
      expect(data).toEqual({ user: { ...mine, tokens: keys } });
    }
    const other = await graphql(query, { name: admin.username }, { token: user.bearer });
    expect(other).toEqual({
      data: { user: { username: "admin", email: null, lastLoginAt: null, tokens: null } },
    });
  });

  test("keeps his keys from others who guess their global id", async () => {
    const { graphql, admin, user } = await withServer();
    const made = await graphql<{ createToken: { token: { id: string } } }>(
      'mutation { createToken(name: "root\'s") { token { id } } }',
    );
    const query = "query ($id: ID!) { node(id: $id) { ... on Token { name user { username } } } }";
    const { id } = made.data.createToken.token;
    const own = await graphql(query, { id }, { token: admin.bearer });
    expect(own.data).toEqual({ node: { name: "root's", user: { username: "admin" } } });
    const { data, errors } = await graphql(query, { id }, { token: user.bearer });
    expect(JSON.stringify(data)).not.toContain("root");
    expect(errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test("is made, changed, disabled and enabled by mutations", async () => {
    const { graphql } = await withServer();
    const fields = "user { number username role active firstName } errors { code }";
    const run = async (field: string) =>
      (await graphql<{ done: { user: { number: number } } }>(`mutation { done: ${field} { ${fields} } }`))
        .data.done;
    const { user } = await run('createUser(username: "ada", password: "long enough", role: ADMIN)');
    const pk = user.number;
    expect(await run(`updateUser(id: ${pk}, firstName: "Ada", role: USER)`)).toMatchObject({
      user: { role: "USER", firstName: "Ada" },
    });
    expect(await run(`disableUser(id: ${pk})`)).toMatchObject({ user: { active: false } });
    expect(await run(`enableUser(id: ${pk})`)).toMatchObject({ user: { active: true } });
    expect(await run(`setPassword(id: ${pk}, password: "another one")`)).toMatchObject({
      user: { username: "ada" },
    });
    expect(await run('createUser(username: "ada", password: "long enough")')).toEqual({
      user: null,
      errors: [{ code: "NAME_TAKEN" }],
    });
    expect(await run("disableUser(id: 999)")).toEqual({ user: null, errors: [{ code: "NOT_FOUND" }] });
    const { data } = await graphql(
      "{ users(filter: { role: { eq: USER } }, orderBy: [{ field: USERNAME }]) { totalCount nodes { username } } }",
    );
    expect(data).toEqual({
      users: { totalCount: 2, nodes: [{ username: "ada" }, { username: "user" }] },
    });
  });
});

describe("logging in through the graph", () => {
  test("gives and refreshes tokens without a user", async () => {
    const { graphql, user } = await withServer();
    const nobody = { token: null };
    const obtain =
      "mutation ($u: String!, $p: String!) { obtainToken(username: $u, password: $p) { access refresh errors { code } } }";
    const { data } = await graphql<{ obtainToken: { access: string; refresh: string } }>(
      obtain,
      { u: user.username, p: user.password },
      nobody,
    );
    const { access, refresh } = data.obtainToken;
    const me = { data: { me: { username: "user" } } };
    expect(await graphql("{ me { username } }", {}, { token: access })).toEqual(me);
    const again = await graphql<{ refreshToken: { access: string } }>(
      "mutation ($t: String!) { refreshToken(refresh: $t) { access } }",
      { t: refresh },
      nobody,
    );
    const { access: fresh } = again.data.refreshToken;
    expect(await graphql("{ me { username } }", {}, { token: fresh })).toEqual(me);
    const wrong = await graphql(obtain, { u: user.username, p: "wrong" }, nobody);
    expect(wrong.data).toEqual({
      obtainToken: { access: null, refresh: null, errors: [{ code: "BAD_CREDENTIALS" }] },
    });
  });
});
