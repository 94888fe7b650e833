// npm run screenshots           writes docs/images/*.png: each screen of the dashboard with the demo data, light, dark and narrow.
// npm run screenshots -- tree   only those of screens whose name begins so.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import UPNG from "upng-js";
import { callFromNodes } from "../prisma/seed/nodes.ts";
import { seed } from "../prisma/seed.ts";
import { readConfig } from "../src/config.ts";
import { startServer } from "../src/server.ts";
import { launchBrowser, logInBy, openPage } from "../test/support/browser.ts";

const screens = {
  overview: ["/?period=6h", "All failed jobs"],
  jobs: ["/ui/jobs", "Nightly backup"],
  job: ["/ui/jobs/3", "Birds, forty epochs"],
  log: ["/ui/jobs/12/log", "Sample"],
  timeline: ["/ui/timeline", "Smoke simulation"],
  nodes: ["/ui/nodes", "render-1"],
  "nodes-grid": ["/ui/nodes?view=grid", "render-1"],
  node: ["/ui/nodes/4?period=6h", "At work for"],
  tree: ["/ui/jobs/8/tree", "Frame"],
  graph: ["/ui/jobs/8/tree?view=graph", "Smoke simulation"],
  submit: ["/ui/submit?template=1", "learning-rate"],
  template: ["/ui/templates/1", "How fast weights move"],
  images: ["/ui/images", "40 %"],
  activity: ["/ui/activity", "Job started"],
  users: ["/ui/admin/users", "Grace Hopper"],
  gateway: ["/ui/admin/gateway", "Takes work"],
  connect: ["/ui/connect", "apiPrefix"],
};
const wanted = process.argv.slice(2);
const chosen = Object.entries(screens).filter(
  ([name]) => wanted.length === 0 || wanted.some((begin) => name.startsWith(begin)),
);
const variants = {
  light: { scheme: "light", width: 1_280, height: 800 },
  dark: { scheme: "dark", width: 1_280, height: 800 },
  narrow: { scheme: "light", width: 360, height: 740 },
};

const folder = "docs/images";
/** Colours of a picture: with all of them it is two to three times as large. */
const colours = 128;

/** Writes what the page shows, with few colours. */
async function picture(page, name) {
  const { width, height, ...image } = UPNG.decode((await page.screenshot()).buffer);
  const [pixels] = UPNG.toRGBA8({ width, height, ...image });
  writeFileSync(`${folder}/${name}.png`, Buffer.from(UPNG.encode([pixels], width, height, colours)));
}

const data = mkdtempSync(join(tmpdir(), "gantry-screenshots-"));
const password = "only for screenshots";
mkdirSync(folder, { recursive: true });
const launched = await launchBrowser();
if (!launched) throw new Error("There is no Chromium for this platform: name one with CHROMIUM.");
const config = readConfig({ PORT: "0", DATA_DIR: data, ADMIN_PASSWORD: password, LOG_LEVEL: "silent" });
const server = await startServer(config);
try {
  await seed(server.services);
  // The pictures take longer than nodes may be silent.
  setInterval(() => void callFromNodes(server.services), 10_000).unref();
  const { page } = await openPage(launched.browser);
  await page.goto(server.url);
  await page.waitForSelector("[name=username]");
  await picture(page, "login-light");
  await logInBy(page, server.url, { username: "admin", password });
  for (const [variant, { scheme, width, height }] of Object.entries(variants)) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height });
    for (const [name, [path, text]] of chosen) {
      await page.goto(server.url + path, { waitUntil: "networkidle2" });
      await page.waitForFunction(
        (expected) =>
          new RegExp(expected).test(document.body.textContent) &&
          !document.querySelector(".loading, .react-flow__node[style*=hidden]"),
        {},
        text,
      );
      await picture(page, `${name}-${variant}`);
    }
  }
} finally {
  await launched.close();
  await server.close(1_000);
  rmSync(data, { recursive: true, force: true });
}
process.exit(0);
