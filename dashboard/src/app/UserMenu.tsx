import * as Menu from "@radix-ui/react-dropdown-menu";
import { Icon } from "../components/Icon.tsx";
import { notify } from "../components/notices.tsx";
import { disconnect } from "../graph/live.ts";
import type { ViewerQuery } from "../graph/operations.generated.ts";
import { queries } from "../graph/queries.ts";
import { logOut } from "../graph/session.ts";
import { type Theme, useTheme } from "./theme.ts";

interface Properties {
  viewer: NonNullable<ViewerQuery["me"]>;
  version: string;
  onHelp: () => void;
}

const themes: readonly (readonly [Theme, string])[] = [
  ["auto", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"],
];

/** Who is logged in: theme, help, references, logout. */
export function UserMenu({ viewer, version, onHelp }: Properties) {
  const [theme, setTheme] = useTheme();
  async function leave() {
    try {
      await logOut();
    } catch (error) {
      return notify("failed", (error as Error).message);
    }
    disconnect();
    await queries.resetQueries();
  }
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="button quiet user">
        {viewer.username} <Icon name="caret" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" align="end" sideOffset={4}>
          <Menu.Label className="menu-label">Theme</Menu.Label>
          <Menu.RadioGroup value={theme} onValueChange={(value) => setTheme(value as Theme)}>
            {themes.map(([value, label]) => (
              <Menu.RadioItem key={value} value={value} className="menu-item">
                <span className="tick">
                  <Menu.ItemIndicator>
                    <Icon name="check" />
                  </Menu.ItemIndicator>
                </span>
                {label}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Separator className="menu-line" />
          <Menu.Item className="menu-item" onSelect={onHelp}>
            Keyboard shortcuts
          </Menu.Item>
          <Menu.Item className="menu-item" asChild>
            <a href="/graphql">GraphiQL</a>
          </Menu.Item>
          <Menu.Item className="menu-item" asChild>
            <a href="/docs">REST references</a>
          </Menu.Item>
          <Menu.Separator className="menu-line" />
          <Menu.Item className="menu-item" onSelect={() => void leave()}>
            Log out
          </Menu.Item>
          <Menu.Label className="menu-label">Gantry {version}</Menu.Label>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
