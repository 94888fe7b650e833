import { type RefObject, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { notify } from "../../components/notices.tsx";
import type { RefusedFragment } from "../../graph/operations.generated.ts";
import { type Problems, problemOfFailure, problemsOf } from "./problems.ts";

interface Answer {
  result: { job: { number: number } | null; errors: RefusedFragment[] };
}

export interface Submit {
  form: RefObject<HTMLFormElement | null>;
  problems: Problems;
  busy: boolean;
  /** Shows what the page itself has found wrong. */
  refuse: (problems: Problems) => void;
  /** Sends the job: opens it, or shows why it was refused at the fields with these names. */
  send: (request: () => Promise<Answer>, fields: readonly string[]) => Promise<void>;
}

/** How a form submits a job and shows what was wrong; the first wrong field is focused. */
export function useSubmit(): Submit {
  const [, navigate] = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (Object.keys(problems).length > 0) {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  }, [problems]);
  async function send(request: () => Promise<Answer>, fields: readonly string[]) {
    setBusy(true);
    try {
      const { job, errors } = (await request()).result;
      setProblems(problemsOf(errors, fields));
      if (!job || errors.length > 0) return;
      notify("done", `Job ${job.number} submitted`);
      navigate(`/ui/jobs/${job.number}`);
    } catch (error) {
      setProblems(problemOfFailure(error));
    } finally {
      setBusy(false);
    }
  }
  return { form, problems, busy, refuse: setProblems, send };
}
