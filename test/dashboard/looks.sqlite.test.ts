import { describe, expect, test } from "@jest/globals";
import { violations } from "../support/browser.ts";
import { dashboardForAll } from "../support/dashboard.ts";
import { type Screen, screens } from "./screens.ts";

/* Every screen in a real browser: without errors, accessible, and on a telephone. */

const dashboard = await dashboardForAll();
const wide = { width: 1_280, height: 800 };
const narrow = { width: 360, height: 740 };

(dashboard ? describe : describe.skip)("with the demo data", () => {
  const scheme = (value: string) =>
    dashboard?.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);

  test.each(Object.keys(screens) as Screen[])(
    "%s opens without errors, passes axe in both themes and at 360 px, and is no wider than that",
    async (name) => {
      if (!dashboard) return;
      const { page, open, problems } = dashboard;
      const { path, shows } = screens[name];
      await scheme("light");
      await open(path, shows);
      expect(await violations(page)).toEqual([]);
      await scheme("dark");
      expect(await violations(page, ["color-contrast"])).toEqual([]);
      await page.setViewport(narrow);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        narrow.width,
      );
      await page.setViewport(wide);
      expect(problems).toEqual([]);
    },
  );
});
