import { useEffect, useRef, useState } from "react";

/** How long a reader pauses before the search is asked for. Milliseconds. */
const pause = 200;

/** A search field that `/` goes to and Escape leaves. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const [text, setText] = useState(value);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => latest.current(text), pause);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <input
      type="search"
      data-search
      className="search"
      aria-label={label}
      placeholder={`${label}  /`}
      value={text}
      maxLength={200}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") event.currentTarget.blur();
      }}
    />
  );
}
