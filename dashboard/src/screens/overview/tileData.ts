import { count } from "../../components/format.ts";
import { stateLabel } from "../../components/StateBadge.tsx";
import type {
  JobState,
  JobStatsChangedSubscription,
  NodeTilesQuery,
} from "../../graph/operations.generated.ts";
import type { Tile } from "./Tiles.tsx";

const states: readonly JobState[] = ["WORKING", "WAITING", "PENDING", "ERROR", "FINISHED", "CANCELLED"];

/** One tile for each state, which leads to its jobs. Groups are not counted. */
export function jobTiles({ groups }: JobStatsChangedSubscription["changed"]["stats"]): Tile[] {
  return states.map((state) => ({
    label: stateLabel(state),
    text: count(groups.find((group) => group.state === state)?.count ?? 0),
    state,
    href: `/ui/jobs?state=${state}`,
  }));
}

/** Nodes that are free, at work, out of the queue, and those that do not call. */
export function nodeTiles({ count: all, online, free, states: found }: NodeTilesQuery["nodeStats"]): Tile[] {
  const of = (state: string) => found.find((one) => one.state === state)?.count ?? 0;
  return [
    { label: "Free", text: count(free), state: "IDLE", href: "/ui/nodes?state=IDLE&calls=online" },
    { label: "Busy", text: count(of("WORKING")), state: "WORKING", href: "/ui/nodes?state=WORKING" },
    { label: "Paused", text: count(of("PAUSED")), state: "PAUSED", href: "/ui/nodes?state=PAUSED" },
    { label: "Offline", text: count(all - online), state: "TIMED_OUT", href: "/ui/nodes?calls=offline" },
  ];
}
