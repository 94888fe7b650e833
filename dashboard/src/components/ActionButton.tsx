import { type ReactNode, useState } from "react";
import { Confirm } from "./Confirm.tsx";
import { notify } from "./notices.tsx";

interface Properties {
  label: string;
  /** What it is about, for readers who can't see the row. */
  about?: string;
  /** Why it can't be done now; null when it can. */
  refusal?: string | null;
  /** Asked before it is done; none for what is easily undone. */
  question?: ReactNode;
  onAct: () => void;
}

/** Does something, after a question if there is one; while it can't be done it says why. */
export function ActionButton({ label, about, refusal = null, question, onAct }: Properties) {
  const [asked, setAsked] = useState(false);
  function begin() {
    if (refusal) notify("failed", refusal);
    else if (question) setAsked(true);
    else onAct();
  }
  return (
    <>
      <button
        type="button"
        className="button small"
        aria-disabled={refusal !== null}
        title={refusal ?? undefined}
        onClick={begin}
      >
        {label}
        {about && <span className="visually-hidden"> {about}</span>}
      </button>
      {asked && (
        <Confirm
          title={about ? `${label} ${about}` : label}
          action={label}
          onConfirm={() => {
            setAsked(false);
            onAct();
          }}
          onClose={() => setAsked(false)}
        >
          {question}
        </Confirm>
      )}
    </>
  );
}
