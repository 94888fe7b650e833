import type { Services } from "../src/domain/change.ts";
import { refusal } from "../src/domain/errors.ts";
import { seedFilm } from "./seed/film.ts";
import { seedImages } from "./seed/images.ts";
import { callFromNodes, seedNodes } from "./seed/nodes.ts";
import { Stage } from "./seed/stage.ts";
import { seedTraining } from "./seed/training.ts";

/** How long before now the story begins, so that it ends just now and its nodes are online. Milliseconds. */
const ago = 201 * 60_000;

/** How many rows of each kind there are after seeding. */
export interface Seeded {
  users: number;
  nodes: number;
  templates: number;
  jobs: number;
  runs: number;
  outputs: number;
  events: number;
}

/**
 * Plays a story into an empty database through the domain's verbs: nodes of all dialects, a film's job tree, models
 * trained from a template, images for a cloud, jobs in every state, outputs, logs and three hours of events. Needs an admin.
 * @throws Refusal NOT_EMPTY when there are jobs or nodes; NOT_FOUND without an admin
 */
export async function seed(services: Services): Promise<Seeded> {
  const { read } = services.store;
  if ((await read.job.count()) > 0 || (await read.node.count()) > 0) throw refusal("NOT_EMPTY", {});
  const user = await read.user.findFirst({ where: { role: "ADMIN", active: true }, orderBy: { id: "asc" } });
  if (!user) throw refusal("NOT_FOUND", { kind: "user", key: "with the role of an admin" });
  const admin = { user, node: null, anonymous: "off", facade: "graphql" } as const;
  const stage = new Stage(services, new Date(services.clock.now().getTime() - ago));
  const ada = await stage.user("ada", "Ada", "Lovelace");
  const grace = await stage.user("grace", "Grace", "Hopper");
  const cast = await seedNodes(stage, admin);
  await seedTraining(stage, admin, grace, cast);
  await seedFilm(stage, ada, cast);
  await seedImages(stage, admin);
  await callFromNodes(services);
  return {
    users: await read.user.count(),
    nodes: await read.node.count(),
    templates: await read.template.count({ where: { workable: true } }),
    jobs: await read.job.count(),
    runs: await read.run.count(),
    outputs: await read.output.count(),
    events: await read.event.count(),
  };
}
