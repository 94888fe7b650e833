import type { Services } from "../domain/change.ts";
import { firstAdmin } from "../domain/users/firstAdmin.ts";
import { isShort } from "../domain/users/input.ts";
import { component, type Given } from "./component.ts";
import { applyNodepoolConfigFile } from "./nodepoolConfig.ts";

/** The first admin and the nodepool.yaml of the settings. */
export const initialData = component(
  "initial data",
  async ({ config, log, services }: Given & { services: Services }) => {
    const admin = await firstAdmin(services, config.admin);
    if (admin && isShort(admin.password, config)) {
      log.warn("ADMIN_PASSWORD is short and easily guessed; change the admin's password");
    }
    if (config.nodepool.config !== null) {
      log.info(await applyNodepoolConfigFile(services, config.nodepool.config), "applied nodepool.yaml");
    }
    return { admin };
  },
);
