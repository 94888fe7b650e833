import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import { storeOutput } from "../../src/domain/outputs/store.ts";
import { data, execute } from "../support/graph.ts";
import { keptBlobs, startedJob, taken } from "../support/outputs.ts";
import { type Workplace, withWorkplace } from "../support/upload.ts";
import { withWorld } from "../support/world.ts";

const add = /* GraphQL */ `
  mutation Add($job: ID!, $name: String!, $claim: String!, $grants: [Grant!]) {
    addOutput(job: $job, name: $name, type: "T", claim: $claim, grants: $grants) {
      output { number name type size sha256 job { number } creator { username } }
      errors { code detail }
    }
  }
`;
const check = /* GraphQL */ `
  query Check($job: ID!, $name: String!, $grants: [Grant!]) {
    outputUploadCheck(job: $job, name: $name, type: "T", grants: $grants)
  }
`;

async function withJob() {
  const world = await withWorld();
  const { job, holder } = await startedJob(world);
  return { world, job: job.id, holder, claims: world.services.blobs.claims };
}

test("a claim's bytes become an output under its name", async () => {
  const { world, job, holder, claims } = await withJob();
  const blob = await taken(world, Buffer.from("a model"));
  const { addOutput } = await data(world, holder, add, { job, name: "model", claim: claims.issue(blob) });
  expect(addOutput).toEqual({
    output: {
      number: 1,
      name: "model",
      type: "T",
      size: 7,
      sha256: blob.sha256,
      job: { number: job },
      creator: { username: "worker" },
    },
    errors: [],
  });
});

test("a claim counts once, and a made-up one never", async () => {
  const { world, job, holder, claims } = await withJob();
  const claim = claims.issue(await taken(world));
  await data(world, holder, add, { job, name: "model", claim });
  for (const used of [claim, "AAAAAAAAAAAAAAAAAAAAAA", ""]) {
    const { addOutput } = await data(world, holder, add, { job, name: "other", claim: used });
    expect(addOutput).toMatchObject({ errors: [{ code: "INVALID_INPUT", detail: { field: "claim" } }] });
  }
});

test("a refused claim's bytes are gone, and the claim with them", async () => {
  const { world, job, claims } = await withJob();
  const stranger = await world.user("stranger");
  const claim = claims.issue(await taken(world));
  expect(await data(world, stranger, add, { job, name: "model", claim })).toMatchObject({
    addOutput: { errors: [{ code: "FORBIDDEN" }] },
  });
  expect(claims.redeem(claim)).toBeNull();
  expect(await keptBlobs(world)).toEqual([]);
});

test("the check before an upload says what adding would, and changes nothing", async () => {
  const { world, job, holder, claims } = await withJob();
  const codes = async (actor: typeof holder, variables: object) =>
    (await execute(world, actor, check, { job, name: "model", ...variables })).errors?.map(
      ({ originalError }) => (originalError as unknown as { code: string }).code,
    );
  expect(await data(world, holder, check, { job, name: "model" })).toEqual({ outputUploadCheck: true });
  expect(await codes(await world.user("stranger"), {})).toEqual(["FORBIDDEN"]);
  expect(await codes(holder, { job: 99 })).toEqual(["NOT_FOUND"]);
  expect(await codes(holder, { name: "" })).toEqual(["INVALID_INPUT"]);
  await data(world, holder, add, { job, name: "model", claim: claims.issue(await taken(world)) });
  expect(await codes(holder, {})).toEqual(["OUTPUT_EXISTS"]);
});

test("`grants` narrows what gives a right", async () => {
  const { world, job, holder, claims } = await withJob();
  const claim = claims.issue(await taken(world));
  const refused = await data(world, holder, add, { job, name: "model", claim, grants: ["OPERATOR"] });
  expect(refused.addOutput).toMatchObject({ output: null, errors: [{ code: "FORBIDDEN" }] });
  const admin = await world.admin();
  expect(await data(world, admin, check, { job, name: "model", grants: ["OPERATOR"] })).toEqual({
    outputUploadCheck: true,
  });
});

test("an output is found by its name and type, deleted or not, and an unknown one has its code", async () => {
  const { world, job, holder } = await withJob();
  const call = { services: world.services, actor: holder };
  const { id } = await storeOutput(call, { job, name: "model", type: "T" }, await taken(world));
  const find = `query($name: String!) { jobOutput(job: ${job}, name: $name, type: "T") { number deletedAt } }`;
  expect(await data(world, holder, find, { name: "model" })).toEqual({
    jobOutput: { number: id, deletedAt: null },
  });
  const admin = await world.admin();
  const gone = await data(
    world,
    admin,
    `mutation { deleteOutput(job: ${job}, name: "model", type: "T") { output { number deletedAt } } }`,
  );
  expect(gone).toEqual({
    deleteOutput: { output: { number: id, deletedAt: world.clock.now().toISOString() } },
  });
  expect(await data(world, holder, find, { name: "model" })).toEqual({
    jobOutput: (gone as { deleteOutput: { output: object } }).deleteOutput.output,
  });
  const { errors } = await execute(world, holder, find, { name: "other" });
  expect(errors?.[0]?.originalError).toMatchObject({ code: "OUTPUT_UNKNOWN", detail: { name: "other" } });
});

/** A GraphQL multipart request (https://github.com/jaydenseric/graphql-multipart-request-spec). */
function upload(
  { url, holder, job }: Workplace,
  bytes: Buffer<ArrayBuffer>,
  headers = holder,
): Promise<Response> {
  const form = new FormData();
  const query = `mutation($file: Upload!) {
    uploadOutput(job: ${job}, name: "notes", type: "text", file: $file) {
      output { size sha256 } errors { code }
    }
  }`;
  form.append("operations", JSON.stringify({ query, variables: { file: null } }));
  form.append("map", JSON.stringify({ 0: ["variables.file"] }));
  form.append("0", new Blob([bytes]), "notes.txt");
  return fetch(`${url}/graphql`, {
    method: "POST",
    headers: { ...headers, "graphql-require-preflight": "1" },
    body: form,
  });
}

test("a small file travels in the operation itself", async () => {
  const place = await withWorkplace();
  const bytes = randomBytes(300_000);
  const answer = await upload(place, bytes);
  expect(await answer.json()).toEqual({
    data: {
      uploadOutput: {
        output: { size: 300_000, sha256: createHash("sha256").update(bytes).digest("hex") },
        errors: [],
      },
    },
  });
  expect(await place.stored()).toHaveLength(1);
});

test("a file that is refused or not so small leaves nothing", async () => {
  const place = await withWorkplace();
  const codeOf = async (answer: Response) =>
    ((await answer.json()) as { data: { uploadOutput: { errors: { code: string }[] } } }).data.uploadOutput
      .errors[0]?.code;
  const stranger = { authorization: place.holder.authorization ?? "" };
  expect(await codeOf(await upload(place, randomBytes(10), stranger))).toBe("FORBIDDEN");
  expect(await codeOf(await upload(place, Buffer.alloc(8 * 2 ** 20 + 1)))).toBe("TOO_LARGE");
  expect(await place.stored()).toEqual([]);
});
