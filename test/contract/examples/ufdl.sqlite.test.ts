import { datasetType, freshIp, sharedUfdl, type UfdlRow } from "../../support/ufdl.ts";
import type { Blanks } from "../replay/blanks.ts";
import { documentsOf } from "../replay/documents.ts";
import { replay } from "../replay/replay.ts";
import type { Headers, Situation, World } from "../replay/world.ts";

// Calls without credentials are UFDL's too, so that it is UFDL that turns them away.
const ufdl = sharedUfdl({ prefix: "", config: { v1NodesOwner: "ufdl" } });
let template: number | undefined;

const bearer = (who: "admin" | "user", node?: number): Headers => ({
  authorization: `Bearer ${ufdl().server[who].bearer}`,
  ...(node === undefined ? {} : { "node-id": String(node) }),
});

/** What the documents give a type only, and the permissions (docs/apis/ufdl.md section 3) that need no node or job. */
function situation(blanks: Blanks, callers: Situation["callers"], stranger?: Headers): Situation {
  return {
    blanks: {
      index: 1,
      cpu_mem: 16_839_610_368,
      driver_version: "535.54.03",
      hardware_generation: 1,
      gpu_mem: 8_361_345_024,
      description: "what it is for",
      send_notification: "email",
      success: true,
      error: "it broke",
      anything: { comment: "half way", nested: [1, { two: null }] },
      PROGRESS: "0.5",
      NAME: "model",
      TYPE: "Model<Domain<'Image Classification'>, Framework<'tensorflow', '1.14'>>",
      BYTES: "bytes of an output",
      ...blanks,
    },
    callers: { isauthenticated: bearer("user"), isadminuser: bearer("admin"), ...callers },
    ...(stranger && { stranger }),
    reader: bearer("user"),
  };
}

async function onNode(section: string, permission: string | null): Promise<Situation> {
  const node = await ufdl().node(freshIp());
  const other = await ufdl().node(freshIp());
  const self = bearer("user", node);
  // Any node may ping, so a stranger to that is no node.
  const stranger = section === "Ping" ? bearer("user") : bearer("user", other);
  return situation(
    { PK: node, ip: freshIp() },
    { isnode: self, nodeisself: self },
    permission === "isauthenticated" ? undefined : stranger,
  );
}

/** A job made from a template with a parameter, so that there is one to see. */
async function job(): Promise<number> {
  const epochs = { types: ["int"], help: "how often", default: 3, default_type: "int" };
  template ??= await ufdl().template("train", { epochs });
  const body = {
    description: "a job",
    input_values: { dataset: { value: 1, type: datasetType } },
    parameter_values: { epochs: { value: 5, type: "int" } },
  };
  return (await ufdl().ok(ufdl().post<UfdlRow>(`job-templates/${template}/create-job`, { as: "user", body })))
    .pk;
}

/** Where each action makes sense; what is not here needs a new job only. */
const phases: Readonly<Record<string, "ACQUIRED" | "STARTED" | "ERRORED">> = {
  "Add Output": "STARTED",
  "Delete Output": "STARTED",
  "Get Output": "STARTED",
  "Get Output Info": "STARTED",
  "Release Job": "ACQUIRED",
  "Start Job": "ACQUIRED",
  "Progress Job": "STARTED",
  "Finish Job": "STARTED",
  "Reset Job": "ERRORED",
  "Abort Job": "STARTED",
};

async function onJob(section: string, permission: string | null): Promise<Situation> {
  const node = await ufdl().node(freshIp());
  const other = await ufdl().node(freshIp());
  const pk = await job();
  // A node thinks that it works on a job that was taken from it meanwhile.
  const wrested = permission === "nodeworkingjob";
  const phase = wrested ? "STARTED" : phases[section];
  if (phase) await ufdl().ok(ufdl().acquire(pk, node));
  if (phase === "STARTED" || phase === "ERRORED") await ufdl().ok(ufdl().start(pk, node));
  if (phase === "ERRORED") await ufdl().ok(ufdl().finish(pk, node, "it broke"));
  if (wrested) await ufdl().ok(ufdl().delete(`jobs/${pk}/abort`));
  if (section === "Reinstate") await ufdl().call("DELETE", `jobs/${pk}`);
  const own = bearer("user", node);
  const stranger = section === "Acquire Job" ? bearer("user") : bearer("user", other);
  const made = situation(
    { PK: pk },
    { isnode: own, jobisworkable: own, nodeownsjob: own, nodeworkingjob: own },
    permission === "isauthenticated" ? undefined : stranger,
  );
  const { NAME, TYPE, BYTES } = made.blanks as Record<string, string>;
  if (section.endsWith("Output") || section.endsWith("Output Info")) {
    if (section !== "Add Output") {
      await ufdl().ok(ufdl().upload(pk, NAME as string, TYPE as string, BYTES as string, node));
    }
  }
  return made;
}

const world: World = {
  url: () => ufdl().server.url,
  prepare: ({ path, section }, _example, permission) =>
    path.startsWith("/v1/nodes") ? onNode(section, permission) : onJob(section, permission),
};

replay(documentsOf("ufdl"), world, ["", "/ufdl"]);
