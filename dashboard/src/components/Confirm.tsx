import type { ReactNode } from "react";
import { Dialog } from "./Dialog.tsx";

interface Properties {
  title: string;
  /** The word on the button. */
  action: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before something that is not easily undone. */
export function Confirm({ title, action, onConfirm, onClose, children }: Properties) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{children}</p>
      <footer>
        <button type="button" className="button" onClick={onClose}>
          Do nothing
        </button>
        <button type="button" className="button primary" onClick={onConfirm}>
          {action}
        </button>
      </footer>
    </Dialog>
  );
}
