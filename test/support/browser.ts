import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";

export interface OpenedPage {
  page: Page;
  /** What the page wrote to the console as an error or a warning, threw, or could not load. */
  problems: string[];
}

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A browser without a window: the one that CHROMIUM names, else the one of @sparticuz/chromium, unpacked once into the
 * system's folder for temporary files. Null on platforms for which that package has no build.
 */
export async function launchBrowser(): Promise<{ browser: Browser; close: () => Promise<void> } | null> {
  const executablePath = process.env.CHROMIUM || (await packagedChromium());
  if (executablePath === null) return null;
  const { launch } = await import("puppeteer-core");
  const userDataDir = await mkdtemp(join(tmpdir(), "gantry-browser-"));
  const browser = await launch({
    executablePath,
    headless: true,
    userDataDir,
    args: flags,
    // In the C locale Chromium has a language that Intl refuses (en-US@posix).
    env: { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8", TZ: "UTC" },
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      await rm(userDataDir, { recursive: true, force: true });
    },
  };
}

async function packagedChromium(): Promise<string | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  // A bare machine lacks NSS and others; the package unpacks its own only on the platform that it is made for.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}

/**
 * A new page with storage of its own, that collects what goes wrong on it.
 * @param now its time whenever it is loaded, which goes on from there: that of a server with a clock of its own
 */
export async function openPage(browser: Browser, now?: Date): Promise<OpenedPage> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  if (now) await page.evaluateOnNewDocument(shiftClock, now.getTime());
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warn") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.setViewport({ width: 1_280, height: 800 });
  return { page, problems };
}

/** Runs in the page. */
function shiftClock(now: number): void {
  const Real = Date;
  const ahead = now - Real.now();
  const time = () => Real.now() + ahead;
  globalThis.Date = class extends Real {
    constructor(...args: [] | [number | string]) {
      super(...((args.length === 0 ? [time()] : args) as [number]));
    }
    static override now(): number {
      return time();
    }
  } as DateConstructor;
}

/** Logs in by the form. */
export async function logInBy(
  page: Page,
  url: string,
  user: { username: string; password: string },
): Promise<void> {
  await page.goto(url);
  await page.waitForSelector("[name=username]");
  await page.type("[name=username]", user.username);
  await page.type("[name=password]", user.password);
  await page.click("button[type=submit]");
  await page.waitForSelector("nav");
}

/** Waits until a text is on the page; a test that waits in vain is told what is there instead. */
export async function shows(page: Page, text: string, timeout = 30_000): Promise<void> {
  const there = (wanted: string) => document.body.textContent.includes(wanted);
  await page.waitForFunction(there, { timeout, polling: 20 }, text).catch(async () => {
    throw new Error(`"${text}" is not on the page: ${await page.evaluate(() => document.body.textContent)}`);
  });
}

/** What axe-core objects to on the page as it is, with the elements. @param rules only these */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(await axe());
  return page.evaluate(async (only) => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations: found } = await checker.run({
      resultTypes: ["violations"],
      ...(only && { runOnly: only }),
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, rules);
}

let axeText: Promise<string> | undefined;

function axe(): Promise<string> {
  axeText ??= readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  return axeText;
}
