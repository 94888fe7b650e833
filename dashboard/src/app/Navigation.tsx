import * as Menu from "@radix-ui/react-dropdown-menu";
import { Link, useLocation } from "wouter";
import { Icon } from "../components/Icon.tsx";

/** The screens of the navigation, in its order; `key` opens one after a `g`. */
export const pages: readonly { path: string; label: string; key?: string }[] = [
  { path: "/", label: "Overview", key: "o" },
  { path: "/ui/jobs", label: "Jobs", key: "j" },
  { path: "/ui/timeline", label: "Timeline", key: "l" },
  { path: "/ui/nodes", label: "Nodes", key: "n" },
  { path: "/ui/submit", label: "Submit", key: "s" },
  { path: "/ui/templates", label: "Templates", key: "t" },
  { path: "/ui/images", label: "Images", key: "i" },
  { path: "/ui/activity", label: "Activity", key: "a" },
  { path: "/ui/admin", label: "Admin" },
  { path: "/ui/connect", label: "Connect", key: "c" },
];

/** Links to the screens: side by side, or in a menu where the window is too narrow for that. */
export function Navigation() {
  const [path, navigate] = useLocation();
  const current = pages.find((page) => isCurrent(path, page.path));
  return (
    <nav aria-label="Main">
      <div className="nav-links">
        {pages.map((page) => (
          <Link key={page.path} href={page.path} aria-current={page === current ? "page" : undefined}>
            {page.label}
          </Link>
        ))}
      </div>
      <Menu.Root modal={false}>
        <Menu.Trigger className="button quiet nav-menu">
          {current?.label ?? "Menu"} <Icon name="caret" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="menu" align="start" sideOffset={4}>
            {pages.map((page) => (
              <Menu.Item key={page.path} className="menu-item" onSelect={() => navigate(page.path)}>
                {page.label}
              </Menu.Item>
            ))}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </nav>
  );
}

function isCurrent(path: string, page: string): boolean {
  return page === "/" ? path === "/" : path === page || path.startsWith(`${page}/`);
}
