/**
 * A text as a literal of Python 2 and 3 that means exactly this text and nothing else: the worker evaluates what pickjob
 * answers (docs/apis/coalition.md section 4.3). Only printable ASCII is written as itself.
 */
export function textLiteral(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let written = "";
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    if (char === "\\" || char === quote) written += `\\${char}`;
    else if (char === "\n") written += "\\n";
    else if (char === "\r") written += "\\r";
    else if (char === "\t") written += "\\t";
    else if (code >= 0x20 && code < 0x7f) written += char;
    else if (code < 0x100) written += `\\x${code.toString(16).padStart(2, "0")}`;
    else if (code < 0x10000) written += `\\u${code.toString(16).padStart(4, "0")}`;
    else written += `\\U${code.toString(16).padStart(8, "0")}`;
  }
  return `u${quote}${written}${quote}`;
}
