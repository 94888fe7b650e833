/** What a socket may cost. Times in milliseconds, sizes in bytes. */
export interface SocketLimits {
  /** Sockets of all kinds; further ones are answered 503. */
  connections: number;
  /** Operations under way on one socket; one more closes it with 4429. */
  operations: number;
  /** A larger message closes the socket with 1009. */
  message: number;
  /** How long a GraphQL client may take to say who it is. */
  initTimeout: number;
  /** How often a silent client is asked whether it is there; without an answer till the next time it is cut off. */
  keepAlive: number;
  /** A client that takes nothing of what waits for it for so long is cut off. */
  stall: number;
  /** A client that makes more than this wait for it, by asking and not reading, is cut off. */
  backlog: number;
}

export const defaultLimits: SocketLimits = {
  connections: 10_000,
  operations: 100,
  message: 256 * 1024,
  initTimeout: 10_000,
  keepAlive: 15_000,
  stall: 30_000,
  backlog: 4 * 1024 * 1024,
};
