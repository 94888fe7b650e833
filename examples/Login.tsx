import { useState } from "react";
import { logIn } from "./session.ts";

/** The login form. */
export function Login({ onDone }: { onDone: () => void }) {
  const [problem, setProblem] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        logIn(event.currentTarget).then(onDone, (error: Error) => setProblem(error.message));
      }}
    >
      <input name="username" placeholder="User name" required />
      <input name="password" type="password" placeholder="Password" required />
      <button type="submit">Log in</button>
      <p role="alert">{problem}</p>
    </form>
  );
}
