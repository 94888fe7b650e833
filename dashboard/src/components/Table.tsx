import type { ReactNode } from "react";

export interface Column<Row> {
  label: string;
  cell: (row: Row) => ReactNode;
  right?: boolean;
  /** Left out on a telephone. */
  wide?: boolean;
  /** The label is for readers who can't see the table. */
  silent?: boolean;
}

interface Properties<Row> {
  /** What its rows are. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
}

/** A list of moderate length as a table that scrolls sideways where it has to. */
export function Table<Row>({ label, columns, rows, keyOf }: Properties<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard.
    <section className="scroll" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={classes(column)}>
                {column.silent ? <span className="visually-hidden">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.label} className={classes(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function classes({ right, wide }: { right?: boolean; wide?: boolean }): string | undefined {
  return [right && "right", wide && "wide-only"].filter(Boolean).join(" ") || undefined;
}
