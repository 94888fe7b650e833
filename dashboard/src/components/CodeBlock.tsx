import { useRef } from "react";
import { notify } from "./notices.tsx";

/** A text to copy, such as a command line. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  const code = useRef<HTMLElement>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      notify("done", "Copied");
    } catch {
      // Browsers give pages the clipboard over HTTPS and on this machine only.
      if (code.current) getSelection()?.selectAllChildren(code.current);
      notify("done", "Selected: press Ctrl+C to copy");
    }
  }
  return (
    <div className="code-block">
      <pre>
        <code ref={code}>{text}</code>
      </pre>
      <button type="button" className="button small" onClick={() => void copy()}>
        Copy<span className="visually-hidden"> {label}</span>
      </button>
    </div>
  );
}
