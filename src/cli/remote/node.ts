import { Command } from "commander";
import type { Client } from "../../../packages/client/src/client.ts";
import { type CliContext, print, table } from "../context.ts";
import { found, mustBeDone, remote } from "./client.ts";
import {
  CliNodesDocument,
  CliPauseNodeDocument,
  CliResumeNodeDocument,
  type NodeRowFragment,
} from "./operations.generated.ts";

interface Json {
  json?: boolean;
}

export function nodeListCommand(context: CliContext): Command {
  return new Command("list")
    .description("list nodes")
    .option("--json", "print JSON")
    .action(async ({ json }: Json) => {
      const { computeNodes: nodes } = await remote(context).execute(CliNodesDocument, { first: 1_000 });
      const more = nodes.totalCount - nodes.nodes.length;
      print(context, json, nodes.nodes, [...rowsOf(nodes.nodes), ...(more > 0 ? [`and ${more} more`] : [])]);
    });
}

export function nodePauseCommand(context: CliContext): Command {
  return new Command("pause")
    .description("let a node finish its job and take no new ones")
    .argument("<node>", "its name or number")
    .option("--reason <text>", "why, for others to read")
    .option("--json", "print JSON")
    .action(async (name: string, { reason, json }: Json & { reason?: string }) => {
      const server = remote(context);
      const variables = { id: await nodeId(server, name), ...(reason !== undefined && { reason }) };
      const { pauseNode } = await server.execute(CliPauseNodeDocument, variables);
      mustBeDone(pauseNode);
      print(context, json, pauseNode.node, [`paused ${pauseNode.node?.name}`]);
    });
}

export function nodeResumeCommand(context: CliContext): Command {
  return new Command("resume")
    .description("let a paused node take jobs again")
    .argument("<node>", "its name or number")
    .option("--json", "print JSON")
    .action(async (name: string, { json }: Json) => {
      const server = remote(context);
      const { resumeNode } = await server.execute(CliResumeNodeDocument, { id: await nodeId(server, name) });
      mustBeDone(resumeNode);
      print(context, json, resumeNode.node, [`resumed ${resumeNode.node?.name}`]);
    });
}

/** The number of a node that is given by its name or its number; a name takes precedence. */
async function nodeId(server: Client, name: string): Promise<string> {
  const { computeNodes } = await server.execute(CliNodesDocument, {
    first: 1,
    filter: { name: { eq: name } },
  });
  const [node] = computeNodes.nodes;
  if (node) return String(node.number);
  return found(/^\d{1,10}$/.test(name) ? name : null, `node ${name}; see gantry node list`);
}

function rowsOf(nodes: readonly NodeRowFragment[]): string[] {
  const rows = nodes.map(({ number, name, state, currentJobNumber, lastSeenAt, pauseReason }) => [
    String(number),
    name,
    state,
    currentJobNumber === null ? "-" : String(currentJobNumber),
    lastSeenAt ?? "never",
    pauseReason ?? "",
  ]);
  return table([["NUMBER", "NAME", "STATE", "JOB", "LAST SEEN", "PAUSED BECAUSE"], ...rows]);
}
