import * as Menu from "@radix-ui/react-dropdown-menu";
import { Icon } from "../../components/Icon.tsx";
import { type ColumnName, columns, defaultColumns } from "./columns.tsx";

/** Which columns are shown. The title always is: it is what leads to the job. */
export function ColumnsMenu({
  shown,
  onChange,
}: {
  shown: readonly ColumnName[];
  onChange: (shown: ColumnName[]) => void;
}) {
  const names = Object.keys(columns) as ColumnName[];
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="button wide-only">
        Columns <Icon name="caret" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" align="end" sideOffset={4}>
          {names
            .filter((name) => name !== "title")
            .map((name) => (
              <Menu.CheckboxItem
                key={name}
                className="menu-item"
                checked={shown.includes(name)}
                // Stays open, to choose several.
                onSelect={(event) => event.preventDefault()}
                onCheckedChange={(on) =>
                  onChange(names.filter((other) => (other === name ? on : shown.includes(other))))
                }
              >
                <span className="tick">
                  <Menu.ItemIndicator>
                    <Icon name="check" />
                  </Menu.ItemIndicator>
                </span>
                {columns[name].label}
              </Menu.CheckboxItem>
            ))}
          <Menu.Separator className="menu-line" />
          <Menu.Item className="menu-item" onSelect={() => onChange([...defaultColumns])}>
            As at first
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
