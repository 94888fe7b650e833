import { createServer } from "node:http";
import { readGraphJob, readGraphJobs } from "./graphRows.mjs";
import { bodyOf, json, listen } from "./listen.mjs";
import {
  readCoalitionJob,
  readCoalitionRoots,
  readNodepoolNode,
  readScaleNode,
  readScalePage,
  readUfdlJob,
  readUfdlJobs,
} from "./rows.mjs";

/* The limit of the reads: node:http, one prepared statement for the rows, JSON. No rights, no parsing of documents. */

const routes = {
  coalition: readCoalitionJob,
  "coalition-roots": readCoalitionRoots,
  scale: readScaleNode,
  "scale-page": (page, query) => readScalePage(Number(page), query.get("url")),
  ufdl: readUfdlJob,
  "ufdl-page": readUfdlJobs,
  nodepool: readNodepoolNode,
};

function graph({ query, variables }) {
  return query.includes("jobs(") ? readGraphJobs(variables) : readGraphJob(variables);
}

listen(
  createServer(async (request, response) => {
    const url = new URL(request.url, "http://127.0.0.1");
    const [, kind, value = ""] = url.pathname.split("/");
    if (kind === "graphql") json(response, { data: graph(JSON.parse(await bodyOf(request))) });
    else json(response, routes[kind](decodeURIComponent(value), url.searchParams));
  }),
);
