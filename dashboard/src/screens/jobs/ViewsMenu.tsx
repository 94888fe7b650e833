import * as Menu from "@radix-ui/react-dropdown-menu";
import { type FormEvent, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { Dialog } from "../../components/Dialog.tsx";
import { Icon } from "../../components/Icon.tsx";
import { notify } from "../../components/notices.tsx";
import { useSavedViews } from "./savedViews.ts";

/** Views of the list that the reader has saved: opens, saves and removes them. */
export function ViewsMenu() {
  const { views, save, remove } = useSavedViews();
  const [, navigate] = useLocation();
  const query = useSearch();
  const [asked, setAsked] = useState(false);
  const current = views.find((view) => view.query === query);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    if (!name) return;
    save({ name, query });
    notify("done", `View ${name} saved in this browser`);
    setAsked(false);
  }
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger className="button">
          {current?.name ?? "Views"} <Icon name="caret" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="menu" align="end" sideOffset={4}>
            {views.length === 0 && <Menu.Label className="menu-label">No views are saved yet</Menu.Label>}
            {views.map((view) => (
              <Menu.Item
                key={view.name}
                className="menu-item"
                onSelect={() => navigate(`/ui/jobs?${view.query}`)}
              >
                <span className="tick">{view === current && <Icon name="check" />}</span>
                {view.name}
              </Menu.Item>
            ))}
            <Menu.Separator className="menu-line" />
            <Menu.Item className="menu-item" onSelect={() => setAsked(true)}>
              Save this view…
            </Menu.Item>
            {current && (
              <Menu.Item className="menu-item" onSelect={() => remove(current.name)}>
                Remove {current.name}
              </Menu.Item>
            )}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      {asked && (
        <Dialog title="Save this view" onClose={() => setAsked(false)}>
          <form onSubmit={submit}>
            <p>
              Search, filters, order and columns are kept in this browser. To share them, copy the address.
            </p>
            <label>
              Name
              <input name="name" required maxLength={60} defaultValue={current?.name} />
            </label>
            <footer>
              <button type="submit" className="button primary">
                Save
              </button>
            </footer>
          </form>
        </Dialog>
      )}
    </>
  );
}
