import { type Fact, Facts, isKnown } from "../../components/Facts.tsx";
import { bytes, count, words } from "../../components/format.ts";
import { Time } from "../../components/Time.tsx";
import type { NodeQuery } from "../../graph/operations.generated.ts";

export type FullNode = NonNullable<NodeQuery["computeNode"]>;

const megabyte = 1_048_576;

/** What the node is, and what it is made of. What is not known is left out. */
export function NodeFacts({ node }: { node: FullNode }) {
  const { nodepool } = node;
  const load = loadOf(node.cpuLoad);
  return (
    <div className="columns">
      <Panel
        title="About"
        facts={[
          ["Host", node.hostname],
          ["Address", node.ip && `${node.ip}${node.index === null ? "" : ` #${node.index}`}`],
          [
            "Affinity",
            node.affinity && (
              <ul key="affinity">
                {node.affinity.split("\n").map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ),
          ],
          ["Jobs", `${count(node.finished)} finished, ${count(node.errors)} failed`],
          ["Last call", <Time key="call" at={node.lastSeenAt} />],
          ["Registered", <Time key="created" at={node.createdAt} />],
          ["By", node.owner?.username],
          ["Removed", node.removedAt && <Time at={node.removedAt} />],
        ]}
      />
      <Panel
        title="Hardware"
        facts={[
          ["Memory", memoryOf(node)],
          [
            "Processors",
            load.length > 0 && `${load.length}, at ${load.map((each) => `${each} %`).join(", ")}`,
          ],
          ["Graphics card", node.hardwareGeneration?.generation],
          ["Its memory", typeof node.gpuMemory === "number" && bytes(node.gpuMemory)],
          ["Driver", node.driverVersion],
          ["Provider", nodepool.provider],
          ["Label", nodepool.label],
          ["Zone", nodepool.az],
          ["External id", nodepool.externalId],
          ["Provisioning", nodepool.provider && words(nodepool.state)],
        ]}
      />
    </div>
  );
}

function Panel({ title, facts }: { title: string; facts: readonly Fact[] }) {
  const id = title.toLowerCase();
  const known = facts.filter(isKnown);
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {known.length === 0 && <p className="muted">Nothing is known.</p>}
      {known.length > 0 && <Facts facts={known} />}
    </section>
  );
}

/** What a worker reports is in megabytes, and newer than what the node was registered with. */
function memoryOf({ totalMemory, freeMemory, cpuMemory }: FullNode): string | null {
  if (totalMemory > 0) return `${bytes(freeMemory * megabyte)} of ${bytes(totalMemory * megabyte)} free`;
  return typeof cpuMemory === "number" ? bytes(cpuMemory) : null;
}

/** The load of each core in per cent; none for a text that is no such list. */
function loadOf(text: string): number[] {
  try {
    const load: unknown = JSON.parse(text);
    return Array.isArray(load) ? load.filter((each) => typeof each === "number").map(Math.round) : [];
  } catch {
    return [];
  }
}
