import type { CliContext } from "../context.ts";
import type { JobRowFragment } from "./operations.generated.ts";

/** Where `gantry watch` shows a job. */
export interface Screen {
  progress(job: JobRowFragment): void;
  log(text: string): void;
  /** Something about the connection. */
  note(text: string): void;
  end(): void;
}

/** A progress bar below the log on a terminal; lines on standard error and the log on standard output elsewhere. */
export function screen(context: CliContext, json: boolean | undefined): Screen {
  if (json) return jsonLines(context);
  return context.columns === null ? plain(context) : terminal(context, context.columns);
}

function jsonLines({ out, err }: CliContext): Screen {
  const line = (value: object) => out(`${JSON.stringify(value)}\n`);
  return {
    progress: (job) => line({ type: "progress", job }),
    log: (text) => {
      if (text) line({ type: "log", text });
    },
    note: (message) => err(`${JSON.stringify({ type: "note", message })}\n`),
    end: () => {},
  };
}

function plain({ out, err }: CliContext): Screen {
  let last = "";
  return {
    progress: (job) => {
      const text = `job ${job.number} ${job.state} ${percent(job)}\n`;
      if (text !== last) err(text);
      last = text;
    },
    log: out,
    note: (text) => err(`${text}\n`),
    end: () => {},
  };
}

const clearLine = "\r\x1b[K";

function terminal({ out }: CliContext, columns: number): Screen {
  let bar = "";
  const above = (text: string) => {
    // The bar has a line of its own, also below a log without a final line break.
    if (text) out(`${clearLine}${text}${text.endsWith("\n") ? "" : "\n"}${bar}`);
  };
  return {
    progress: (job) => {
      bar = barOf(job, columns);
      out(`${clearLine}${bar}`);
    },
    log: above,
    note: (text) => above(`${text}\n`),
    end: () => out("\n"),
  };
}

function barOf(job: JobRowFragment, columns: number): string {
  const width = Math.max(10, Math.min(40, columns - 50));
  const done = Math.round((job.progress ?? 0) * width);
  const text = `[${"#".repeat(done)}${"-".repeat(width - done)}] ${percent(job)} ${job.state} ${job.title}`;
  return text.replaceAll(/\p{Cc}/gu, " ").slice(0, columns - 1);
}

function percent({ progress }: JobRowFragment): string {
  return `${Math.floor((progress ?? 0) * 100)} %`;
}
