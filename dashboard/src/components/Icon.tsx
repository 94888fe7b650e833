/** Outlines in a square of 16. Drawn, because not every system has a font with such signs. */
const paths = {
  caret: "M4 6l4 4 4-4",
  up: "M8 13V3M4 7l4-4 4 4",
  down: "M8 3v10M4 9l4 4 4-4",
  check: "M3 8.5l3.5 3.5L13 4.5",
  close: "M4 4l8 8M12 4l-8 8",
  group: "M2 4.5h4l1.5 2H14v6H2z",
} as const;

/** A sign beside a text, which says the same. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
