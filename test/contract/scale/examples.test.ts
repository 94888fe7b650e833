import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { scaleForAll } from "../../support/scale.ts";

interface Example {
  name: string;
  request: { method: string; path: string; body?: object };
  response: { status: number; body: unknown };
}

const examples: Example[] = JSON.parse(
  readFileSync(new URL("../examples/scale.json", import.meta.url), "utf8"),
);
const scale = scaleForAll();

/** What ids, counts and times may be while keys and kinds of values must be the document's. */
function kindOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(kindOf);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, kindOf(one)]));
  }
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return "an instant";
  return typeof value === "number" ? "a number" : value;
}

describe.each(["", "/scale", "/api", "/scale/api"])("the document's examples at %s/v6", (prefix) => {
  test.each(examples.map((one) => [one.name, one] as const))("%s", async (name, { request, response }) => {
    const { data } = await scale().server.graphql("{ computeNodes(first: 1) { nodes { pk } } }");
    const pk = data.computeNodes.nodes[0]?.pk ?? (await scale().node({ hostname: "host.com" }));
    const path = prefix + request.path.replace("{id}", String(pk));
    const { status, body, text } = await scale().ask(request.method, path, { json: request.body });
    expect(status).toBe(response.status);
    if (response.body === null) {
      expect(text).toBe("");
      const node = await scale().ask("GET", path);
      expect(node.body).toMatchObject(request.body as object);
      await scale().ask("PATCH", path, { json: { is_paused: false } });
      return;
    }
    // The examples leave out pause_reason, which the list of fields below them names (wire A0.1).
    const { pause_reason, ...shown } = name === "Node List" ? body.results[0] : body;
    expect(pause_reason).toBeNull();
    const compared = name === "Node List" ? { ...body, results: [shown] } : shown;
    expect(kindOf(compared)).toEqual(kindOf(response.body));
    expect(Object.keys(compared)).toEqual(Object.keys(response.body as object));
  });
});
