import { coalitionForAll, type Worker } from "../../support/coalition.ts";
import { documentsOf } from "../replay/documents.ts";
import { replay } from "../replay/replay.ts";
import type { World } from "../replay/world.ts";

const coalition = coalitionForAll();

/** What the document's jobs have in common. */
const shown = {
  command: "echo test",
  dir: ".",
  affinity: "LINUX",
  timeout: 10_000,
  priority: 1_000,
  retry: 10,
  user: "render",
  url: "http://localhost/image.png",
  progress_pattern: "#%percent",
};

async function clear(): Promise<void> {
  const numbers = async (path: string, key: string) =>
    (await coalition().do<Record<string, unknown>[]>("GET", path)).map((one) => one[key]);
  await coalition().do("DELETE", "/api/jobs", await numbers("/api/jobs", "id"));
  await coalition().do("DELETE", "/api/workers", await numbers("/api/workers", "name"));
}

const say = { load: "[0,0,0,0]", free_memory: "123456", total_memory: "1000000" };

/** Worker 1 runs a job for some seconds in vain, which puts it back into the queue as long as it has retries. */
async function run(worker: Worker, id: number, log: string, seconds: number): Promise<void> {
  const picked = await worker.pick();
  if (picked?.id !== id) throw new Error(`picked ${picked?.id}, not ${id}`);
  await worker.beat(id, log);
  coalition().server.clock.advance(seconds);
  await worker.end(id, 1);
}

/** A job with the document's fields; its title has its number. */
async function add(fields: Record<string, unknown>): Promise<number> {
  const id = await coalition().add({ ...shown, ...fields });
  await coalition().do("POST", "/api/jobs", { [id]: { title: `Job ${id}` } });
  return id;
}

/** Jobs 123 to 125 as the document shows them: they have run once, for 12 seconds to their half, and wait again. */
async function jobs(path: string): Promise<Record<string, number>> {
  const worker = coalition().worker("worker-1");
  await worker.pick();
  await coalition().do("POST", "/api/workers", { "worker-1": { affinity: "LINUX" } });
  const below = path.endsWith("/children");
  const parent = below ? await coalition().add({ title: "group", command: "" }) : 0;
  const made: number[] = below ? [parent] : [];
  // GET /api/jobs shows two at the top and no more.
  for (const number of path === "/api/jobs" ? [123, 124] : [123, 124, 125]) {
    if (below && number === 123) continue;
    const id = await add({ parent, retry: path === "/api/resetjobs" ? 0 : shown.retry });
    const log = path.endsWith("/log") ? `Job ${id} done` : "#50";
    await run(worker, id, log, path === "/api/events" ? 10 : 12);
    await coalition().do("POST", "/api/pausejobs", [id]);
    made.push(id);
  }
  const [first, second, third] = made as [number, number, number];
  if (path !== "/api/startjobs") await coalition().do("POST", "/api/startjobs", below ? made.slice(1) : made);
  if (path.endsWith("/dependencies")) {
    await coalition().do("POST", `/api/jobs/${first}/dependencies`, [second, third]);
  }
  return { 123: first, 124: second, 125: third };
}

/** Workers 1 and 2; the first as the document shows it. */
async function workers(path: string): Promise<void> {
  const names = ["worker-1", "worker-2"];
  for (const name of path === "/api/workers/" ? names.slice(0, 1) : names) {
    await coalition().worker(name).say("pickjob", say);
    await coalition().do("POST", "/api/workers", { [name]: { affinity: "LINUX,WINDOWS" } });
  }
  if (path === "/api/startworkers") await coalition().do("POST", "/api/stopworkers", names);
}

const world: World = {
  url: () => coalition().server.url,
  async prepare({ method, path }) {
    await clear();
    if (!path.includes("workers")) return { blanks: await jobs(path) };
    await workers(method === "GET" ? "/api/workers/" : path);
    return { blanks: {} };
  },
};

replay(documentsOf("coalition"), world, ["", "/coalition"]);
