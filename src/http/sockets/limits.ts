/** Limits of web-sockets. Times in milliseconds, sizes in bytes. */
export interface SocketLimits {
  /** Open sockets; further ones are refused with 503. */
  connections: number;
  /** Running operations of one socket; one more closes it with 4429. */
  operations: number;
  /** A larger message closes the socket with 1009. */
  message: number;
  /** How long a GraphQL client may take to send connection_init. */
  initTimeout: number;
  /** Interval between pings; a client that has not responded by the next one is terminated. */
  keepAlive: number;
  /** A client that reads none of its queued messages for so long is terminated. */
  stall: number;
  /** A client with more unread bytes than this is terminated. */
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
