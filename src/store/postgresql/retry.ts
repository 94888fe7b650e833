import { failedWith } from "../errorCodes.ts";

/** Runs `work` up to `tries` times, pausing a little longer each time, while the database asks for another try. */
export async function retrying<T>(work: () => Promise<T>, tries = 6): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= tries || !failedWith("retryable", error)) throw error;
      await new Promise((resume) => setTimeout(resume, 5 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}
