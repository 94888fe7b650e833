import Anser from "anser";

/** A line with the colours that its escape sequences ask for, and what was searched for marked. */
export function AnsiLine({ text, search }: { text: string; search: string }) {
  const parts = Anser.ansiToJson(text, { use_classes: true, remove_empty: true });
  return (
    <span className="line-text">
      {parts.map(({ content, fg, bg, decorations }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a line have nothing but their order.
          key={index}
          className={[fg, bg && `on-${bg}`, ...decorations].filter(Boolean).join(" ") || undefined}
        >
          <Marked text={content} search={search} />
        </span>
      ))}
    </span>
  );
}

function Marked({ text, search }: { text: string; search: string }) {
  const at = search ? text.toLowerCase().indexOf(search.toLowerCase()) : -1;
  if (at < 0) return text;
  const end = at + search.length;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, end)}</mark>
      <Marked text={text.slice(end)} search={search} />
    </>
  );
}
