import { once } from "node:events";
import { createServer } from "node:net";
import type { Config } from "../../config.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** Whether the server's ports can be listened on. A port where a gateway answers already is in order. */
export async function checkPorts({ host, port, facades, metrics }: Config): Promise<Finding[]> {
  const own: [setting: string, port: number | null][] = [
    ["PORT", port],
    ...Object.entries(facades).map(
      ([name, places]) => [`${name.toUpperCase()}_PORT`, places.port] as [string, number | null],
    ),
    ["METRICS_PORT", metrics.port],
  ];
  const running = port !== 0 && (await isGateway(host, port));
  if (running) return [fine("ports", `a gateway is running on port ${port} of ${host}`)];
  const findings: Finding[] = [];
  for (const [setting, number] of own) {
    if (number !== null) findings.push(await tryPort(setting, host, number));
  }
  return findings;
}

async function tryPort(setting: string, host: string, port: number): Promise<Finding> {
  const server = createServer();
  try {
    server.listen({ host, port });
    await once(server, "listening");
    return fine("ports", `${setting} ${port} of ${host} is free`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EADDRINUSE") throw error;
    return wrong(
      "ports",
      `${setting} ${port} of ${host} is in use by another program; set ${setting} to another port, or stop it`,
    );
  } finally {
    server.close();
  }
}

async function isGateway(host: string, port: number): Promise<boolean> {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  try {
    const response = await fetch(`http://${name}:${port}/healthz`, { signal: AbortSignal.timeout(2_000) });
    return response.ok && response.headers.has("x-request-id");
  } catch {
    return false;
  }
}
