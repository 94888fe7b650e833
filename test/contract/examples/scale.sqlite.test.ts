import { scaleForAll } from "../../support/scale.ts";
import { documentsOf } from "../replay/documents.ts";
import { replay } from "../replay/replay.ts";
import type { World } from "../replay/world.ts";

const scale = scaleForAll();
let made: number | undefined;

/** Nine nodes, of which host.com is the first, as in the example. */
async function nodes(): Promise<number> {
  if (made !== undefined) return made;
  made = await scale().node({ hostname: "host.com" });
  for (let index = 1; index < 9; index++) await scale().node({ hostname: `node-${index}.host.com` });
  return made;
}

const world: World = {
  url: () => scale().server.url,
  async prepare() {
    const id = await nodes();
    const admin = { authorization: `Token ${scale().keys.admin}` };
    await scale().ask("PATCH", `/v6/nodes/${id}/`, { json: { is_paused: false, is_active: true } });
    return {
      blanks: { id, pause_reason: "maintenance", is_paused: true, is_active: true },
      caller: admin,
      reader: admin,
    };
  },
};

replay(documentsOf("scale"), world, ["", "/scale", "/api", "/scale/api"]);
