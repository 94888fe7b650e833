import type { ServerResponse } from "node:http";

/** Whether the client has closed the connection before the response was complete. */
export function isDisconnected({ closed, writableFinished }: ServerResponse): boolean {
  return closed && !writableFinished;
}

/** A signal that aborts when the client closes the connection before the response is complete. */
export function disconnectSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (isDisconnected(response)) controller.abort();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
