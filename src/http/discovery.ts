import { createSocket } from "node:dgram";
import { isLoopback } from "../config.ts";

/** The original's response to any datagram; the worker takes the sender's address as the server's. */
const answer = Buffer.from("roxor");

export interface Discovery {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Responds to the datagrams by which Coalition's workers look for their server (docs/apis/coalition.md section 3). The
 * worker then calls port 19211 of the address that responded, so the gateway has to listen there too. A response is five
 * bytes, too short for an amplification attack. Rejects when the port can't be bound.
 */
export async function discovery(
  { host, port }: { host: string; port: number },
  report: (error: Error) => void,
): Promise<Discovery> {
  const socket = createSocket({ type: "udp4", reuseAddr: true });
  socket.on("message", (_message, from) => socket.send(answer, from.port, from.address));
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    // A socket that is bound to one address receives no broadcasts.
    socket.bind({ port, address: isLoopback(host) ? "127.0.0.1" : "0.0.0.0" }, () => {
      socket.off("error", reject);
      socket.on("error", report);
      resolve();
    });
  });
  return {
    port: socket.address().port,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
