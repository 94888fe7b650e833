/** Where the gateway is: this page's own address unless `?gateway=` says otherwise. */
export const gateway = new URLSearchParams(location.search).get("gateway") ?? location.origin;

/** The gateway's web-socket. */
export const socketUrl = `${gateway.replace(/^http/, "ws")}/graphql`;

/** Logs in by the form: the browser keeps the session's cookie. */
export async function logIn(form: HTMLFormElement): Promise<void> {
  const response = await fetch(`${gateway}/session`, {
    method: "POST",
    credentials: "include",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(Object.fromEntries(new FormData(form))),
  });
  if (!response.ok) throw new Error((await response.json()).error.message);
}
