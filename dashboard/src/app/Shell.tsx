import { type ReactNode, useMemo, useState } from "react";
import { Link, useLocation } from "wouter";
import { Dialog } from "../components/Dialog.tsx";
import { Notices } from "../components/notices.tsx";
import type { ViewerQuery } from "../graph/operations.generated.ts";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { Navigation, pages } from "./Navigation.tsx";
import { shortcuts, useShortcuts } from "./shortcuts.ts";
import { UserMenu } from "./UserMenu.tsx";

type Viewer = NonNullable<ViewerQuery["me"]>;

/** Header with navigation, the banner of a lost connection, and the screen. */
export function Shell({
  viewer,
  version,
  children,
}: {
  viewer: Viewer;
  version: string;
  children: ReactNode;
}) {
  const [, navigate] = useLocation();
  const [help, setHelp] = useState(false);
  useShortcuts(
    useMemo(
      () => ({
        "?": () => setHelp(true),
        "/": () => document.querySelector<HTMLElement>("[data-search]")?.focus(),
        ...Object.fromEntries(pages.map(({ key, path }) => [`g ${key}`, () => navigate(path)])),
      }),
      [navigate],
    ),
  );
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="bar">
        <Link href="/" className="brand">
          <img src="/ui/icon.svg" alt="" width="24" height="24" />
          <span>Gantry</span>
        </Link>
        <Navigation />
        <UserMenu viewer={viewer} version={version} onHelp={() => setHelp(true)} />
      </header>
      <ConnectionBanner />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Notices />
      {help && (
        <Dialog title="Keyboard" onClose={() => setHelp(false)}>
          <dl className="keys">
            {shortcuts.map(([keys, what]) => (
              <div key={keys}>
                <dt>
                  {keys.split(/ +/).map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </div>
  );
}
