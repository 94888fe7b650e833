import { createReadStream, createWriteStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { json, listen } from "./listen.mjs";

/* The limit of B10: node:http to and from a file. */
listen(
  createServer(async (request, response) => {
    const path = join(process.env.FOLDER, request.url.slice(1));
    if (request.method === "PUT") {
      await pipeline(request, createWriteStream(path));
      return json(response, null);
    }
    response.writeHead(200, { "content-length": statSync(path).size });
    await pipeline(createReadStream(path), response);
  }),
);
