import { type ReactNode, useMemo, useState } from "react";
import { Link, useLocation } from "wouter";
import { Dialog } from "../components/Dialog.tsx";
import { Notices } from "../components/notices.tsx";
import type { ViewerQuery } from "../graph/operations.generated.ts";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { shortcuts, useShortcuts } from "./shortcuts.ts";
import { UserMenu } from "./UserMenu.tsx";

type Viewer = NonNullable<ViewerQuery["me"]>;

const pages = [
  { path: "/", label: "Overview" },
  { path: "/ui/jobs", label: "Jobs" },
  { path: "/ui/nodes", label: "Nodes" },
] as const;

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
  const [path, navigate] = useLocation();
  const [help, setHelp] = useState(false);
  useShortcuts(
    useMemo(
      () => ({
        "?": () => setHelp(true),
        "/": () => document.querySelector<HTMLElement>("[data-search]")?.focus(),
        "g o": () => navigate("/"),
        "g j": () => navigate("/ui/jobs"),
        "g n": () => navigate("/ui/nodes"),
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
        <nav aria-label="Main">
          {pages.map((page) => (
            <Link
              key={page.path}
              href={page.path}
              aria-current={isCurrent(path, page.path) ? "page" : undefined}
            >
              {page.label}
            </Link>
          ))}
        </nav>
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

function isCurrent(path: string, page: string): boolean {
  return page === "/" ? path === "/" : path === page || path.startsWith(`${page}/`);
}
