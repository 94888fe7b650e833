import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { queries } from "../../graph/queries.ts";
import { LoginError, logIn, loginProvider } from "../../graph/session.ts";

/** The login form. The page behind it stays the one that was asked for. */
export function Login() {
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const provider = useQuery({ queryKey: ["login provider"], queryFn: loginProvider }).data;
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem("");
    try {
      await logIn(String(form.get("username")), String(form.get("password")));
      // All of them: somebody else may have logged in than before.
      await queries.resetQueries();
    } catch (error) {
      if (!(error instanceof LoginError)) throw error;
      setProblem(error.message);
    } finally {
      setBusy(false);
    }
  }
  return (
    <main className="centered">
      <form className="card login" onSubmit={(event) => void submit(event)}>
        <img src="/ui/icon.svg" alt="" width="40" height="40" />
        <h1>Log in to Gantry</h1>
        <label>
          User name
          <input name="username" autoComplete="username" required autoCapitalize="none" />
        </label>
        <label>
          Password
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <p role="alert" className="problem">
          {problem}
        </p>
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? "Logging in…" : "Log in"}
        </button>
        {provider && (
          <a className="button" href={`${provider.path}?to=${encodeURIComponent(pageNow())}`}>
            Log in with {provider.name}
          </a>
        )}
      </form>
    </main>
  );
}

/** Where the login leads in the end. */
function pageNow(): string {
  return `${location.pathname}${location.search}${location.hash}`;
}
