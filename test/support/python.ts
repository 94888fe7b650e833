/**
 * Reads a Python tuple of numbers, texts and None as `ast.literal_eval` does, and nothing else: a letter that a literal
 * may not hold as it stands, an escape that Python does not know, or anything after the tuple is an error.
 */
export function pythonValue(text: string): unknown[] {
  const reader = new Reader(text);
  const values = reader.tuple();
  reader.end();
  return values;
}

class Reader {
  readonly #text: string;
  #at = 0;
  constructor(text: string) {
    this.#text = text;
  }

  tuple(): unknown[] {
    this.#expect("(");
    const values = [this.#value()];
    while (this.#skip(", ")) values.push(this.#value());
    this.#expect(")");
    return values;
  }

  end(): void {
    if (this.#at !== this.#text.length)
      throw new SyntaxError(`more than a tuple: ${this.#text.slice(this.#at)}`);
  }

  #value(): unknown {
    const number = /-?\d+/y;
    number.lastIndex = this.#at;
    const found = number.exec(this.#text);
    if (found) {
      this.#at += found[0].length;
      return Number(found[0]);
    }
    if (this.#skip("None")) return null;
    this.#skip("u");
    const quote = this.#take();
    if (quote !== "'" && quote !== '"') throw new SyntaxError(`no value begins with ${quote}`);
    return this.#string(quote);
  }

  #string(quote: string): string {
    let value = "";
    for (;;) {
      const char = this.#take();
      if (char === quote) return value;
      if (char === "\\") value += this.#escape();
      else if (char < " " || char > "~") throw new SyntaxError(`a bare character ${char.charCodeAt(0)}`);
      else value += char;
    }
  }

  #escape(): string {
    const char = this.#take();
    const simple: Record<string, string> = { "\\": "\\", "'": "'", '"': '"', n: "\n", r: "\r", t: "\t" };
    const one = simple[char];
    if (one !== undefined) return one;
    const digits = { x: 2, u: 4, U: 8 }[char];
    if (digits === undefined) throw new SyntaxError(`no escape ${char}`);
    const hex = this.#text.slice(this.#at, this.#at + digits);
    if (hex.length !== digits || !/^[0-9a-f]+$/.test(hex)) throw new SyntaxError(`bad escape ${char}${hex}`);
    this.#at += digits;
    return String.fromCodePoint(Number.parseInt(hex, 16));
  }

  #take(): string {
    const char = this.#text[this.#at++];
    if (char === undefined) throw new SyntaxError("the text ends inside of a value");
    return char;
  }

  #skip(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  #expect(word: string): void {
    if (!this.#skip(word)) throw new SyntaxError(`${word} was expected at ${this.#at}`);
  }
}
