import { TestClock } from "../support/clock.ts";

/** Six hours up to a time, as the timeline's URL names them. */
function period(to: Date): string {
  const from = new Date(to.getTime() - 6 * 3_600_000);
  return new URLSearchParams({ from: from.toISOString(), to: to.toISOString() }).toString();
}

/** The demo plays in the hours before the time at which the tests' clock stands; what tests make, at that time. */
const played = period(new Date(new TestClock().now().getTime() + 60_000));

/** Every screen with the demo data: its path, and what is on it once it is loaded. */
export const screens = {
  overview: { path: "/", shows: "Failed last" },
  jobs: { path: "/ui/jobs", shows: "Nightly backup" },
  job: { path: "/ui/jobs/3", shows: "Birds, forty epochs" },
  log: { path: "/ui/jobs/12/log", shows: "Sample 256/256" },
  tree: { path: "/ui/jobs/8/tree", shows: "6 finished, 1 working, 6 waiting, 1 pending, 1 failed" },
  graph: { path: "/ui/jobs/8/tree?view=graph", shows: "Smoke simulation" },
  timeline: { path: `/ui/timeline?${played}`, shows: "Birds, forty epochs" },
  nodes: { path: "/ui/nodes", shows: "render-1" },
  "grid of nodes": { path: "/ui/nodes?view=grid", shows: "render-1" },
  node: { path: "/ui/nodes/4", shows: "At work for" },
  submit: { path: "/ui/submit", shows: "More options" },
  "submit a template": { path: "/ui/submit?template=1", shows: "learning-rate" },
  "submit a tree": { path: "/ui/submit?kind=tree", shows: "Preview" },
  templates: { path: "/ui/templates", shows: "tf-image-classification-train" },
  template: { path: "/ui/templates/1", shows: "How fast weights move" },
  images: { path: "/ui/images", shows: "Provider images" },
  activity: { path: "/ui/activity", shows: "Node paused" },
  users: { path: "/ui/admin/users", shows: "Grace Hopper" },
  "access keys": { path: "/ui/admin/tokens", shows: "Browser session" },
  providers: { path: "/ui/admin/providers", shows: "nodepool.yaml" },
  gateway: { path: "/ui/admin/gateway", shows: "Takes work" },
  connect: { path: "/ui/connect", shows: "apiPrefix" },
} as const;

export type Screen = keyof typeof screens;
