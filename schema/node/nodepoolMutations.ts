import { deleteNode, holdNode, readyNode } from "../../src/domain/nodes/provision.ts";
import { setNodeStatus } from "../../src/domain/nodes/status.ts";
import { facadeOnly } from "../builder.ts";
import { nodeVerb } from "./verb.ts";

nodeVerb("setNodeFlags", {
  ...facadeOnly,
  description:
    "Sets any of a node's flags at once; what is left out stays. Ending a pause empties its reason. For the node itself, its owner and operators.",
  args: (t) => ({
    active: t.boolean({ description: "Part of the cluster." }),
    paused: t.boolean({ description: "Takes no new jobs." }),
    pauseReason: t.string({ description: "For people, at most 250 characters; null empties it." }),
  }),
  verb: (change, pk, { grants, ...status }) => setNodeStatus(change, pk, status, { grants }),
});

nodeVerb("holdNode", {
  description:
    "Keeps a node for somebody to look at: pauses it, and takes it back when it is going away. For the node itself, its owner and operators.",
  args: (t) => ({
    reason: t.string({ description: "Why, for people; left out keeps an old one." }),
  }),
  verb: (change, pk, { reason, grants }) => holdNode(change, pk, { reason, grants }),
});

nodeVerb("releaseNode", {
  description:
    "Lets a held node take jobs again; refused from any other state. For the node itself, its owner and operators.",
  verb: (change, pk, { grants }) => readyNode(change, pk, { grants }),
});

nodeVerb("retireNode", {
  description:
    "Gives a node up: it takes no jobs, and is removed once it has been so for a while (NODEPOOL_REAP_AFTER). For the node itself, its owner and operators.",
  args: (t) => ({ reason: t.string({ description: "Why, for people." }) }),
  verb: (change, pk, { reason, grants }) => deleteNode(change, pk, { reason, grants }),
});
