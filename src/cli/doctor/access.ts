import { type Config, type EntryPoint, isLoopback } from "../../config.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** Whether callers of a network may change anything without credentials. */
export function checkAccess({ host, anonymous }: Pick<Config, "host" | "anonymous">): Finding[] {
  const open = (Object.keys(anonymous) as EntryPoint[]).filter((name) => anonymous[name] === "write");
  if (isLoopback(host) || open.length === 0) {
    return [fine("access", "no caller of a network may change anything without credentials")];
  }
  return open.map((name) => {
    const setting = `${name.toUpperCase()}_ANONYMOUS`;
    return wrong(
      "access",
      `everybody who can reach ${host} may change everything at ${name} without credentials; set ${setting}=off or read, or HOST to a loopback address behind a proxy that asks for credentials`,
    );
  });
}
