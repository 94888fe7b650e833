import { readFile } from "node:fs/promises";
import { ConfigError } from "../config.ts";
import { programActor } from "../domain/actor.ts";
import { change, type Services } from "../domain/change.ts";
import { Refusal } from "../domain/errors.ts";
import { type Applied, applyNodepoolConfig } from "../domain/images/applyConfig.ts";
import { parseNodepoolConfig } from "../domain/images/config.ts";

/**
 * Applies the nodepool.yaml of the setting NODEPOOL_CONFIG.
 * @throws ConfigError when it can't be read or is invalid
 */
export async function applyNodepoolConfigFile(services: Services, path: string): Promise<Applied> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(`NODEPOOL_CONFIG can't be read: ${error.message}`);
  });
  try {
    const config = parseNodepoolConfig(text);
    const call = { services, actor: programActor("start") };
    return await change(call, (change) => applyNodepoolConfig(change, config));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new ConfigError(`NODEPOOL_CONFIG (${path}): ${error.message}`);
  }
}
