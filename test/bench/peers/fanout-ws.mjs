import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { bodyOf, json, listen } from "./listen.mjs";

/* The limit of B9: one text, sent to every socket. */
const server = createServer(async (request, response) => {
  const job = JSON.parse(await bodyOf(request));
  const payload = { data: { jobChanged: { kind: "CHANGED", job } } };
  const text = JSON.stringify({ id: "1", type: "next", payload });
  for (const socket of sockets.clients) socket.send(text);
  json(response, null);
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
listen(server);
