import { expect, test } from "@jest/globals";
import { withWorkplace } from "../../support/upload.ts";

/** A job with two outputs, and the signed URL of the first. */
async function withSigned(lifetime = 300) {
  const place = await withWorkplace();
  const numbers: number[] = [];
  for (const name of ["model", "other"]) {
    const added = await place.put(name, `the bytes of ${name}`);
    numbers.push(((await added.json()) as { pk: number }).pk);
  }
  const answer = await place.graphql<{ output: { signedUrl: string } }>(
    "query ($id: ID!, $lifetime: Int) { output(id: $id) { signedUrl(lifetime: $lifetime) } }",
    { id: numbers[0], lifetime },
    { token: place.user.bearer },
  );
  return { ...place, numbers, path: answer.data.output.signedUrl };
}

test("a signed URL downloads its output without credentials, until it ends", async () => {
  const { url, path, clock } = await withSigned(60);
  const response = await fetch(url + path);
  expect([response.status, await response.text()]).toEqual([200, "the bytes of model"]);
  // An image in a page of another origin.
  const image = await fetch(url + path, { headers: { "sec-fetch-site": "cross-site" } });
  expect(image.status).toBe(200);
  clock.advance(61);
  const late = await fetch(url + path);
  expect(late.status).toBe(401);
  expect(await late.json()).toMatchObject({ error: { code: "TOKEN_INVALID" } });
});

test("it is good for nothing else", async () => {
  const { url, path, numbers } = await withSigned();
  const token = new URL(url + path).searchParams.get("token");
  expect((await fetch(`${url}/outputs/${numbers[1]}?token=${token}`)).status).toBe(401);
  expect(
    (await fetch(`${url}/outputs/1/more?token=${token}&type=T`, { method: "PUT", body: "x" })).status,
  ).toBe(401);
  const query = await fetch(`${url}/graphql?query={me{username}}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await query.json()).toMatchObject({ errors: [{ extensions: { code: "TOKEN_WRONG_TYPE" } }] });
});

test("it ends with the user's password and his account", async () => {
  const { url, path, user, graphql } = await withSigned();
  await graphql('mutation ($id: ID!) { setPassword(id: $id, password: "another one") { errors { code } } }', {
    id: user.id,
  });
  expect((await fetch(url + path)).status).toBe(401);
});

test("a JWT for calls signs no URL, and a lifetime beyond a day is refused", async () => {
  const { url, user, numbers, graphql } = await withSigned();
  expect((await fetch(`${url}/outputs/${numbers[0]}?token=${user.bearer}`)).status).toBe(401);
  const { errors } = await graphql("query ($id: ID!) { output(id: $id) { signedUrl(lifetime: 86401) } }", {
    id: numbers[0],
  });
  expect(errors?.[0]?.extensions?.code).toBe("INVALID_INPUT");
});
