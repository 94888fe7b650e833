import { notify } from "../components/notices.tsx";

interface Outcome {
  result: { errors: readonly { message: string }[] };
}

/** Waits for a mutation and tells how it went. @returns whether it was done */
export async function perform(done: string, sent: Promise<Outcome>): Promise<boolean> {
  try {
    const { errors } = (await sent).result;
    if (errors.length === 0) notify("done", done);
    else notify("failed", errors.map(({ message }) => message).join(" "));
    return errors.length === 0;
  } catch (error) {
    notify("failed", (error as Error).message);
    return false;
  }
}
