import { programActor } from "../../src/domain/actor.ts";
import { Presence } from "../../src/domain/presence.ts";
import { createUser } from "../../src/domain/users/create.ts";
import { firstAdmin } from "../../src/domain/users/firstAdmin.ts";
import { Logins } from "../../src/domain/users/logins.ts";
import { Bus } from "../../src/events/bus.ts";
import { openBlobs } from "../../src/store/blobs/open.ts";
import { openStore } from "../../src/store/open.ts";
import { TestClock } from "./clock.ts";
import { inFolder } from "./folder.ts";

/** The users of every test server, in the order in which they are made. */
export const admin = { username: "admin", password: "admin's password" };
export const user = { username: "user", password: "user's password" };

/** Adds the users of a test server to a migrated database, as the server itself would. */
export function addUsers(url: string): Promise<void> {
  return inFolder(async (folder) => {
    const store = await openStore({ url });
    const blobs = await openBlobs({ url: folder });
    const bus = new Bus(store);
    await bus.start();
    const reportError = (error: unknown) => {
      throw error;
    };
    const clock = new TestClock();
    const services = {
      store,
      bus,
      blobs,
      clock,
      presence: new Presence(store),
      logins: new Logins(clock),
      reportError,
    };
    await firstAdmin(services, admin);
    await createUser({ services, actor: programActor("start") }, user);
    await bus.stop();
    await blobs.close();
    await store.close();
  });
}
