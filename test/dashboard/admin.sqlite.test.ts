import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { ElementHandle, Page } from "puppeteer-core";
import { openPage, shows, violations } from "../support/browser.ts";
import { dashboardForAll, logIn } from "../support/dashboard.ts";
import type { TestServer } from "../support/server.ts";
import { afterThisTest } from "../support/store.ts";

/* What the screens beside the jobs do: submitting, templates, images, activity, administration, connecting. */

/** An admin whose password needs no quotes in a shell. */
const operator = { username: "operator", password: "sesame-open" };

const dashboard = await dashboardForAll(async ({ page, server }) => {
  await server.graphql(
    "mutation ($username: String!, $password: String!) { createUser(username: $username, password: $password, role: ADMIN) { __typename } }",
    operator,
  );
  await addImages(server);
  await logIn(page, server, operator);
});

(dashboard ? describe : describe.skip)("with the demo data", () => {
  if (!dashboard) return;
  let server: TestServer;
  let page: Page;
  const { browser, open } = dashboard;
  beforeAll(() => {
    ({ server, page } = dashboard);
  });

  test("the first call that connect shows for each API works as it stands", async () => {
    await open("/ui/connect", "apiPrefix");
    const calls = await page.$$eval("[data-api]", (panels) =>
      panels.map((panel) => [panel.getAttribute("data-api"), panel.querySelector("pre")?.textContent]),
    );
    const answers: Record<string, string> = {};
    for (const [name, call] of calls) {
      const line = String(call)
        .replace("-u operator ", `-u operator:${operator.password} `)
        .replace("PASSWORD", operator.password);
      const { stdout } = await promisify(execFile)("sh", [
        "-c",
        line.replace("curl ", "curl --fail-with-body "),
      ]);
      answers[String(name)] = stdout;
    }
    expect(Object.keys(answers)).toEqual(["graphql", "ufdl", "scale", "nodepool", "coalition"]);
    expect(JSON.parse(answers.graphql as string).data.me.username).toBe("operator");
    expect(JSON.parse(answers.ufdl as string)).toHaveProperty("access");
    expect(JSON.parse(answers.scale as string)).toHaveProperty("token");
    expect(JSON.parse(answers.nodepool as string)).toEqual(expect.any(Array));
    expect(JSON.parse(answers.coalition as string)).toEqual(expect.any(Array));
  });

  test("a job is made from a template; what is wrong is told at its field", async () => {
    await open("/ui/submit?template=1", "learning-rate");
    await page.click("form button[type=submit]");
    await shows(page, "A value is needed.");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
    await page.keyboard.type("7");
    await fill(page, "epochs", "many");
    await page.click("form button[type=submit]");
    await shows(page, "It takes a whole number.");
    await fill(page, "epochs", "3");
    await page.type("[name=title]", "From the form");
    await page.click("summary");
    await page.type("[name=priority]", "9");
    await page.click("form button[type=submit]");
    const job = await openedJob(page, server);
    const type = "PK<Dataset<Domain<'Image Classification'>>>";
    expect(job).toMatchObject({
      title: "From the form",
      priority: 9,
      inputValues: [{ name: "dataset", type, value: 7 }],
      parameterValues: [{ name: "epochs", type: "int", value: 3 }],
    });
  });

  test("a command is refused with the graph's reason, and queued when that is mended", async () => {
    await open("/ui/submit?kind=command", "More options");
    await page.type("[name=command]", "echo hello");
    await page.click("summary");
    await page.type("[name=parent]", "999999");
    await page.click("form button[type=submit]");
    await shows(page, "There is no job 999999.");
    expect(await violations(page)).toEqual([]);
    await page.locator("[name=parent]").fill("");
    await page.click("form button[type=submit]");
    expect(await openedJob(page, server)).toMatchObject({ command: "echo hello" });
  });

  test("a tree from a file is checked, shown and made", async () => {
    await open("/ui/submit?kind=tree", "Preview");
    const folder = await mkdtemp(join(tmpdir(), "gantry-tree-"));
    // The page reads the file after the call has ended.
    afterThisTest(() => rm(folder, { recursive: true }));
    const choose = async (text: string) => {
      const file = join(folder, `${text.length}.json`);
      await writeFile(file, text);
      const input = await page.waitForSelector("input[type=file]");
      await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
    };
    await choose('{ "title": "Broken",\n  "children": [ }');
    await shows(page, "This is no JSON at line 2, column 17: Value expected.");
    await choose('{ "children": [{ "command": "a" }, { "command": "b", "after": ["first"] }] }');
    await shows(page, 'children[1].after[0]: no job has the key "first".');
    await choose(
      '{ "title": "From a file", "children": [{ "key": "first", "command": "a" }, { "command": "b", "after": ["first"] }] }',
    );
    await shows(page, "2 jobs in 1 group");
    await page.click("form button[type=submit]");
    expect(await openedJob(page, server)).toMatchObject({ title: "From a file", counts: { total: 2 } });
  });

  test("a template that is imported elsewhere appears, and is deleted after a question", async () => {
    await open("/ui/templates", "tf-image-classification-train");
    await server.graphql(`mutation { importTemplate(input: { name: "passing", scope: "user", licence: "MIT",
      jobType: "Export", executorClass: "x.Y", requiredPackages: "", parameters: [] }) { errors { message } } }`);
    await shows(page, "passing");
    await page.locator("td a ::-p-text(passing)").click();
    await shows(page, "x.Y");
    await page.locator(".actions button ::-p-text(Delete)").click();
    await page.waitForSelector("dialog[open]");
    expect(await violations(page)).toEqual([]);
    await page.locator("dialog footer .primary").click();
    await shows(page, "passing v1 deleted");
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 1);
  });

  test("an image is built after a question, and its progress is followed", async () => {
    await open("/ui/images?image=trusty", "Never built");
    await page.locator("td button ::-p-text(Build)").click();
    await page.locator("dialog footer .primary").click();
    await shows(page, "Building");
    const { data } = await server.graphql<{ registerNode: { node: { number: number } } }>(
      'mutation { registerNode(input: { name: "builder" }) { node { number } } }',
    );
    const as = { node: data.registerNode.node.number };
    const taken = await server.graphql<{ acquireNextJob: { job: { number: number } } }>(
      "mutation { acquireNextJob(kinds: [IMAGE]) { job { number } } }",
      {},
      as,
    );
    const id = taken.data.acquireNextJob.job.number;
    await server.graphql(`mutation { progressJob(id: ${id}, progress: 0.4) { errors { message } } }`, {}, as);
    await shows(page, "40 %");
    await server.graphql(`mutation { finishJob(id: ${id}) { errors { message } } }`, {}, as);
    await shows(page, "Ready");
    await page.locator("td button ::-p-text(Delete)").click();
    await page.locator("dialog footer .primary").click();
    await shows(page, "Never built");
  });

  test("activity is followed at the top, filtered by the URL, and goes back by pages", async () => {
    await open("/ui/activity", "The newest events, live");
    await server.graphql(
      'mutation { pauseNode(id: 1, reason: "Seen in the activity") { errors { message } } }',
    );
    await shows(page, "Seen in the activity");
    await page.evaluate(() => window.scrollTo({ top: 400 }));
    await page.waitForFunction(() => window.scrollY === 400);
    await server.graphql("mutation { resumeNode(id: 1) { errors { message } } }");
    await shows(page, "Show 1 new event");
    await page.locator("button ::-p-text(Show 1 new event)").click();
    const firstRow = () => document.querySelector("tbody tr")?.textContent ?? "";
    await page.waitForFunction(() =>
      document.querySelector("tbody tr")?.textContent.includes("Node resumed"),
    );
    await page.waitForFunction(() => window.scrollY === 0);

    const newest = await page.evaluate(firstRow);
    await page.locator("nav button ::-p-text(Older)").click();
    await page.waitForFunction(
      (text) => document.querySelector("tbody tr")?.textContent !== text,
      {},
      newest,
    );
    await shows(page, "Earlier events");
    await page.locator("nav button ::-p-text(Newer)").click();
    await page.waitForFunction(
      (text) => document.querySelector("tbody tr")?.textContent === text,
      {},
      newest,
    );

    await shows(page, "Earlier events");
    await page.locator("nav button ::-p-text(Newest)").click();
    await shows(page, "The newest events, live");
    await open("/ui/activity?after=999999999", "No events");
    await page.locator("nav button ::-p-text(Newest)").click();
    await shows(page, "The newest events, live");

    await open("/ui/activity?type=NODE_PAUSED&node=1", "Seen in the activity");
    expect(await page.$$("tbody tr")).toHaveLength(1);
    await page.select("[aria-label=About]", "templates");
    await page.waitForFunction(() => location.search.includes("about=templates"));
    await shows(page, "No events");
    await open("/ui/activity?about=templates");
    await page.locator("a ::-p-text(tf-image-classification-train v1)").click();
    await shows(page, "How fast weights move");
  });

  test("a user is added, gets another password and role, and is disabled", async () => {
    const login = async (password: string) => {
      const { data } = await server.graphql<{ obtainToken: { access: string | null } }>(
        'mutation ($password: String!) { obtainToken(username: "carol", password: $password) { access } }',
        { password },
        { token: null },
      );
      return data.obtainToken.access !== null;
    };
    await open("/ui/admin/users", "Grace Hopper");
    await page.locator("button ::-p-text(Add a user)").click();
    await page.type("dialog [name=username]", "carol");
    await page.type("dialog [name=password]", "short");
    await page.click("dialog [type=submit]");
    await shows(page, "Bad value for password");
    expect(await violations(page)).toEqual([]);
    await page.type("dialog [name=password]", " no more");
    await page.click("dialog [type=submit]");
    await shows(page, "User added");
    expect(await login("short no more")).toBe(true);

    await page.locator(button("Password of carol")).click();
    await page.type("dialog [name=password]", "another one");
    await page.click("dialog [type=submit]");
    await shows(page, "Password of carol changed");
    expect(await login("another one")).toBe(true);

    await page.locator(button("Make an admin of carol")).click();
    await page.locator("dialog footer .primary").click();
    await page.waitForSelector(button("Make a user of carol"));
    await page.locator(button("Disable carol")).click();
    await page.locator("dialog footer .primary").click();
    await page.waitForSelector(button("Enable carol"));
    expect(await login("another one")).toBe(false);
  });

  test("a key is shown once, lets in, and no longer once it is revoked", async () => {
    await open("/ui/admin/tokens", "Browser session");
    await page.locator("button ::-p-text(Make a key)").click();
    await page.type("dialog [name=name]", "For the test");
    await page.click("dialog [type=submit]");
    await shows(page, "it is not shown again");
    const key = await page.$eval("dialog code", ({ textContent }) => textContent);
    await page.locator("dialog footer .primary").click();
    await shows(page, "For the test");
    expect(await page.evaluate(() => document.body.textContent)).not.toContain(key);
    const me = () => server.graphql<{ me: { username: string } }>("{ me { username } }", {}, { token: key });
    expect((await me()).data.me.username).toBe(operator.username);
    await page.locator(button("Revoke For the test")).click();
    await page.locator("dialog footer .primary").click();
    await page.waitForFunction(() => !document.querySelector("table")?.textContent.includes("For the test"));
    expect(JSON.stringify(await me())).toContain("revoked");
  });

  test("providers come and go here and elsewhere", async () => {
    await open("/ui/admin/providers", "cloud-one");
    await server.graphql('mutation { addProvider(name: "cloud-two") { errors { message } } }');
    await shows(page, "cloud-two");
    await page.locator(button("Add Labels")).click();
    await page.type("dialog [name=name]", "new-label");
    await page.type("dialog [name=image]", "trusty");
    await page.click("dialog [type=submit]");
    // The list may show it before the answer closes the dialog.
    await shows(page, "Saved");
    await page.waitForSelector(button("Remove new-label"));
    await page.locator(button("Remove cloud-two")).click();
    await page.locator("dialog footer .primary").click();
    await page.waitForFunction(() => !document.querySelector("main")?.textContent.includes("cloud-two"));
  });

  test("a plain user is told what only admins may see and do", async () => {
    const { page: theirs } = await openPage(browser);
    await logIn(theirs, server, server.user);
    await theirs.goto(`${server.url}/ui/images`);
    await shows(theirs, "Only admins build, upload and delete images.");
    await theirs.locator("td button ::-p-text(Build)").click();
    await shows(theirs, "Only admins may do this.");
    expect(await theirs.$("dialog[open]")).toBeNull();
    await theirs.goto(`${server.url}/ui/admin/gateway`);
    await shows(theirs, "You may not see this");
    await shows(theirs, "/nodepool");
    await theirs.goto(`${server.url}/ui/admin/tokens?user=admin`);
    await shows(theirs, "You may not see these keys");
    expect(await violations(theirs)).toEqual([]);
    await theirs.browserContext().close();
  });
});

/** A disk image that a provider can hold. */
async function addImages({ graphql }: TestServer): Promise<void> {
  for (const change of [
    'addDiskImage(name: "trusty")',
    'addProvider(name: "cloud-one")',
    'setProviderImage(provider: "cloud-one", name: "trusty", diskImage: "trusty")',
  ]) {
    await graphql(`mutation { it: ${change} { errors { message } } }`);
  }
}

/** A button by all of its name; the cell around it may have the same. */
const button = (name: string) => `::-p-aria([name="${name}"][role="button"])`;

/** Puts a text in place of the one in the field with this label. */
async function fill(page: Page, label: string, text: string): Promise<void> {
  await page.locator(`::-p-aria([name="${label}"][role="textbox"])`).fill(text);
}

/** The job whose page has been opened, as the graph has it. */
async function openedJob(page: Page, server: TestServer): Promise<object> {
  await page.waitForFunction(() => /^\/ui\/jobs\/\d+$/.test(location.pathname));
  const id = page.url().split("/").at(-1);
  const { data } = await server.graphql<{ job: object }>(
    `{ job(id: ${id}) { title command priority counts { total }
      inputValues { name type value } parameterValues { name type value } } }`,
  );
  return data.job;
}
