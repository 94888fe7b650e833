// npm run measure:dashboard   how smooth the jobs table is with 100,000 jobs and 5,000 changes per minute, and how large
//                             and fast the first page is. Ends with 1 when a figure is above its limit.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { readConfig } from "../src/config.ts";
import { change } from "../src/domain/change.ts";
import { update } from "../src/domain/jobs/update.ts";
import { startServer } from "../src/server.ts";
import { launchBrowser, logInBy, openPage, shows } from "../test/support/browser.ts";

const jobs = 100_000;
const changesPerMinute = 5_000;
/** Of each measurement. Milliseconds. */
const length = 10_000;
const limits = { frame: 50, size: 250_000, interactive: 1_500 };

const data = mkdtempSync(join(tmpdir(), "gantry-measure-"));
const password = "only for measuring";
const launched = await launchBrowser();
if (!launched) throw new Error("There is no Chromium for this platform: name one with CHROMIUM.");
const config = readConfig({ PORT: "0", DATA_DIR: data, ADMIN_PASSWORD: password, LOG_LEVEL: "silent" });
const server = await startServer(config);
const figures = [];
const note = (what, value, limit, unit) => {
  figures.push({ what, value: Math.round(value), limit, unit });
  console.log(`${what}: ${Math.round(value)} ${unit}${limit ? `, limit ${limit} ${unit}` : ""}`);
};
try {
  await fill(server.services);
  const { page } = await openPage(launched.browser);
  await logInBy(page, server.url, { username: "admin", password });
  await firstPage(page);
  await page.goto(`${server.url}/ui/jobs`);
  await shows(page, "100,000 jobs");
  await shows(page, `Job ${jobs} of the queue`);
  note("frame time p95, at rest", await frames(page, 0), limits.frame, "ms");
  note("frame time p95, scrolling", await frames(page, 90), limits.frame, "ms");
  await page.evaluate(() => document.querySelector(".table").scrollTo({ top: 0 }));
  await shows(page, `Job ${jobs} of the queue`);
  const changes = await changing(server.services);
  note("frame time p95, with changes", await frames(page, 0), limits.frame, "ms");
  note("frame time p95, scrolling with changes", await frames(page, 90), limits.frame, "ms");
  note("changes per minute", await changes.end(), undefined, "");
} finally {
  await launched.close();
  await server.close(1_000);
  rmSync(data, { recursive: true, force: true });
}
process.exit(figures.some(({ value, limit }) => limit !== undefined && value > limit) ? 1 : 0);

/** Plain rows: 100,000 jobs made one by one would take minutes. */
async function fill({ store }) {
  await store.write((tx) =>
    sql`INSERT INTO "Job" ("kind", "title", "command", "templateId", "state", "user", "createdAt", "updatedAt", "queuedAt")
      WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${jobs})
      SELECT 'COMMAND', 'Job ' || n || ' of the queue', 'true', (SELECT min("id") FROM "Template"), 'WAITING', 'user ' || n % 20,
        '2026-01-01T00:00:00.000+00:00', '2026-01-01T00:00:00.000+00:00', '2026-01-01T00:00:00.000+00:00' FROM numbers`.execute(
      tx,
    ),
  );
}

/** The bytes of the first page, and the time until its numbers are on the screen: the best of five, without a cache. */
async function firstPage(page) {
  await page.setCacheEnabled(false);
  const times = [];
  let size = 0;
  for (let round = 0; round < 5; round++) {
    await page.goto(server.url);
    const at = await page.waitForFunction(() => document.querySelector(".tile-number") && performance.now(), {
      polling: "raf",
    });
    times.push(await at.jsonValue());
    await page.waitForNetworkIdle();
    size = await page.evaluate(() =>
      [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce(
        (sum, { encodedBodySize }) => sum + encodedBodySize,
        0,
      ),
    );
  }
  await page.setCacheEnabled(true);
  note("first page, compressed", size, limits.size, "bytes");
  note("first page, until its tiles are shown", Math.min(...times), limits.interactive, "ms");
}

/** The 95th percentile of the times between frames, while the table is scrolled by so many pixels each frame. */
function frames(page, pixels) {
  return page.evaluate(
    (by, duration) =>
      new Promise((resolve) => {
        const table = document.querySelector(".table");
        const begun = performance.now();
        const times = [];
        let last = begun;
        requestAnimationFrame(function frame(now) {
          times.push(now - last);
          last = now;
          table.scrollTop += by;
          if (now - begun < duration) return requestAnimationFrame(frame);
          times.sort((one, other) => one - other);
          resolve(times[Math.floor(times.length * 0.95)]);
        });
      }),
    pixels,
    length,
  );
}

/** Changes jobs, half of them on the screen, at an even pace. */
async function changing(services) {
  const user = await services.store.read.user.findFirst();
  const actor = { user, node: null, anonymous: "off", facade: "graphql" };
  const begun = performance.now();
  let made = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - begun) / 60_000) * changesPerMinute;
    for (; made < due; made++) {
      const id = made % 2 ? jobs - (made % 20) : 1 + ((made * 7_919) % jobs);
      void change({ services, actor }, (one) => update(one, id, { title: `Job ${id}, change ${made}` }));
    }
  }, 20);
  return {
    end: async () => {
      clearInterval(timer);
      return (made * 60_000) / (performance.now() - begun);
    },
  };
}
