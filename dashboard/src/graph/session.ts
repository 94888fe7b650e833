/** A login or logout that failed; the message is for the user. */
export class LoginError extends Error {}

/**
 * Logs in: the gateway sets the session's cookie.
 * @throws LoginError with what to tell the user
 */
export async function logIn(username: string, password: string): Promise<void> {
  const response = await fetch("/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  }).catch(() => {
    throw new LoginError("The gateway can't be reached. Try again in a moment.");
  });
  if (response.ok) return;
  if (response.status === 401) throw new LoginError("The user name or the password is wrong.");
  const answer = (await response.json().catch(() => ({}))) as { error?: { message?: string } };
  if (response.status === 429) {
    const seconds = Number(response.headers.get("retry-after"));
    const when = seconds > 0 ? `in ${Math.ceil(seconds / 60)} min` : "later";
    throw new LoginError(`Too many failed logins. Try again ${when}.`);
  }
  throw new LoginError(answer.error?.message ?? `The gateway answered ${response.status}.`);
}

/** A login provider: what people call it, and the path that leads to its login. */
export interface LoginProvider {
  readonly name: string;
  readonly path: string;
}

/** The login provider of this gateway; null when it has none, or does not answer. */
export async function loginProvider(): Promise<LoginProvider | null> {
  const response = await fetch("/session").catch(() => null);
  if (!response?.ok) return null;
  return ((await response.json()) as { oidc: LoginProvider | null }).oidc;
}

/**
 * Logs out: the gateway ends the session and removes its cookie.
 * @throws LoginError with what to tell the user, when the session may still be there
 */
export async function logOut(): Promise<void> {
  const response = await fetch("/session", { method: "DELETE" }).catch(() => null);
  if (!response?.ok) throw new LoginError("You are still logged in: the gateway could not end the session.");
}
