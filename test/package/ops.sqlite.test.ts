import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { parse, stringify } from "yaml";
import { allVariables } from "../../src/config/describe.ts";
import { readConfig } from "../../src/config.ts";
import { withServer } from "../support/server.ts";
import { composed, imageEnvironment, variablesOf } from "./compose.ts";

/* Files for operators, without Docker, systemd and Kubernetes: what they say is held against the program. */

const known = new Set(["NODE_ENV", ...allVariables.map(({ name }) => name)]);
const read = (file: string) => readFileSync(file, "utf8");

test.each([
  ["compose.yaml", "gantry"],
  ["compose.postgres.yaml", "gateway-1"],
  ["compose.cluster.yaml", "gateway-1"],
])("%s sets what the program knows, and what it can start with", (file, service) => {
  const environment = composed(file, service, { ADMIN_PASSWORD: "a long password" });
  const own = Object.entries(environment).filter(([name]) => !name.startsWith("AWS_"));
  expect(own.map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
  expect(() => readConfig(Object.fromEntries(own))).not.toThrow();
});

test("ops/tour.env opens a container as the guides' examples need it, and nothing is open without it", () => {
  const network = { HOST: imageEnvironment.HOST };
  const tour = variablesOf("ops/tour.env");
  const open = readConfig({ ...network, ...composed("compose.yaml", "gantry", tour) });
  expect(open).toMatchObject({ admin: { password: "sesame-open" } });
  expect(open.anonymous).toMatchObject({ ufdl: "off", scale: "off", nodepool: "read", coalition: "write" });
  const closed = readConfig({ ...network, ...composed("compose.yaml", "gantry", {}) });
  expect(closed.anonymous).toMatchObject({ ufdl: "off", scale: "off", nodepool: "off", coalition: "off" });
});

interface Spec {
  selector: { matchLabels: object } & Record<string, unknown>;
  serviceName: string;
  ports: { targetPort: string }[];
  template: {
    metadata: { labels: object };
    spec: { containers: [Container]; securityContext: object; volumes: [{ name: string }] };
  };
  volumeClaimTemplates: [{ metadata: { name: string } }];
}

interface Container {
  ports: object[];
  volumeMounts: { name: string; mountPath: string }[];
  readinessProbe: { httpGet: { path: string } };
  livenessProbe: { httpGet: { path: string } };
}

/** The templates of the chart as Helm renders them: they have values, `quote` and `toYaml ... | nindent`, and nothing else. */
function rendered(values: object): Record<string, unknown>[] {
  const chart = "ops/helm/gantry";
  const valueAt = (path: string) =>
    path.split(".").reduce<unknown>((from, key) => (from as Record<string, unknown>)[key], {
      Release: { Name: "farm" },
      Values: values,
    });
  return readdirSync(join(chart, "templates")).map((name) => {
    const text = read(join(chart, "templates", name))
      .replace(/\s*\{\{- toYaml \.([\w.]+) \| nindent (\d+) \}\}/g, (_, path, columns) =>
        `\n${stringify(valueAt(path)).trim()}`.replaceAll("\n", `\n${" ".repeat(Number(columns))}`),
      )
      .replace(/\{\{ \.([\w.]+) \| quote \}\}/g, (_, path) => JSON.stringify(valueAt(path)))
      .replace(/\{\{ \.([\w.]+) \}\}/g, (_, path) => String(valueAt(path)));
    expect(text).not.toContain("{{");
    return parse(text);
  });
}

test("the Helm chart's values fit its schema, and settings that the program does not know are named", () => {
  const values = parse(read("ops/helm/gantry/values.yaml"));
  const fits = new Ajv().compile(JSON.parse(read("ops/helm/gantry/values.schema.json")));
  expect([fits(values), fits.errors]).toEqual([true, null]);
  expect(fits({ ...values, replica: 2 })).toBe(false);
  expect(Object.keys(values.settings).filter((name) => !known.has(name))).toEqual([]);
});

test("the Helm chart runs the image as its user, with probes that the program serves", async () => {
  const objects = rendered(parse(read("ops/helm/gantry/values.yaml")));
  const of = (kind: string) => objects.find((one) => one.kind === kind)?.spec as Spec;
  const { selector, template, serviceName, volumeClaimTemplates } = of("StatefulSet");
  expect(template.metadata.labels).toEqual(selector.matchLabels);
  expect(of("Service").selector).toEqual(selector.matchLabels);
  expect(serviceName).toBe("farm");
  const { containers, securityContext, volumes } = template.spec;
  const [container] = containers;
  expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1_000 });
  expect(container.ports).toEqual([
    { name: of("Service").ports[0]?.targetPort, containerPort: Number(imageEnvironment.PORT) },
  ]);
  const mounts = container.volumeMounts.map(({ name, mountPath }) => [name, mountPath]);
  expect(mounts).toContainEqual([volumeClaimTemplates[0].metadata.name, imageEnvironment.DATA_DIR]);
  expect(mounts).toContainEqual([volumes[0].name, "/tmp"]);
  const server = await withServer();
  for (const probe of [container.readinessProbe, container.livenessProbe]) {
    expect((await fetch(`${server.url}${probe.httpGet.path}`)).status).toBe(200);
  }
});

test("the unit of systemd sets what the program knows, and starts what a package installs", () => {
  const unit = read("ops/systemd/gantry.service");
  const settings = [...unit.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = ""]) => line.split(" "));
  expect(settings.map((one) => one.split("=")[0]).filter((name) => !known.has(name as string))).toEqual([]);
  const { name, bin } = JSON.parse(read("package.json"));
  expect(unit).toContain(`/node_modules/${name}/${bin.gantry}`);
  // Draining takes 10 s at most.
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
});
