import "./events.ts";
import "./image.ts";
import "./job-tree.ts";
import "./job.ts";
import "./jobs.ts";
import "./nodes.ts";
