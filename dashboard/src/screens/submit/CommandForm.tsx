import type { FormEvent } from "react";
import { type CommandJobInput, SubmitCommandJobDocument } from "../../graph/operations.generated.ts";
import { request } from "../../graph/request.ts";
import { FieldProblem, FormProblem } from "./FieldProblem.tsx";
import { JobOptions, optionNames, optionsOf } from "./JobOptions.tsx";
import { SubmitButton } from "./SubmitButton.tsx";
import { useSubmit } from "./useSubmit.ts";

const own = ["command", "dir", "environment"] as const;

/** A job that is a shell command. */
export function CommandForm() {
  const { form, problems, busy, refuse, send } = useSubmit();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const texts = own.map((name) => [name, String(entered.get(name) ?? "").trim()] as const);
    const given = Object.fromEntries(texts.filter(([, text]) => text !== ""));
    if (!given.command) return refuse({ command: "A command is needed." });
    const input = { ...optionsOf(entered), ...given } as CommandJobInput;
    void send(() => request(SubmitCommandJobDocument, { input }), [...own, ...optionNames]);
  }
  return (
    <form ref={form} className="panel form" onSubmit={submit} noValidate>
      <FormProblem text={problems[""]} />
      <label>
        Command
        <textarea
          name="command"
          rows={3}
          className="code"
          spellCheck={false}
          required
          placeholder="blender -b scene.blend -f 1"
          aria-invalid={problems.command ? true : undefined}
          aria-describedby="command-help"
        />
        <span id="command-help" className="muted small help">
          A shell of a Coalition worker or of a worker of the graph runs it.{" "}
          <FieldProblem text={problems.command} />
        </span>
      </label>
      <label>
        Title
        <input name="title" maxLength={500} />
      </label>
      <label>
        Folder
        <input name="dir" className="code" spellCheck={false} />
      </label>
      <label>
        Environment
        <textarea name="environment" rows={2} className="code" spellCheck={false} placeholder="NAME=value" />
      </label>
      <JobOptions problems={problems} />
      <SubmitButton busy={busy} />
    </form>
  );
}
