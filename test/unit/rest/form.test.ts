import { describe, expect, test } from "@jest/globals";
import { BadForm, readForm } from "../../../src/rest/form.ts";

const read = (type: string, body: string) => readForm(Buffer.from(body), type);
const multipart = (body: string, boundary = "b") => read(`multipart/form-data; boundary=${boundary}`, body);
const part = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name=${name}\r\n\r\n${value}\r\n`;

describe("a multipart form", () => {
  test("is parted by its boundary with dashes, and not by the word alone", async () => {
    expect(await multipart(`${part('"name"', "bob b b\r\nb")}--b--\r\n`)).toEqual({ name: "bob b b\r\nb" });
  });

  test("may have a preamble, bare names, text beyond ASCII, repeated fields and files", async () => {
    const file = `--b\r\nContent-Disposition: form-data; name="f"; filename="f.txt"\r\n\r\nbytes\r\n`;
    const body = `hello\r\n${part("state", "x")}${file}${part("state", "日")}--b--\r\n`;
    expect(await multipart(body)).toEqual({ state: "日" });
  });

  test.each(["", "garbage", part("a", "cut").slice(0, -4)])("%j is none", async (body) => {
    await expect(multipart(body)).rejects.toThrow(BadForm);
  });

  test("that is cut in the middle of a file is none", async () => {
    await expect(
      multipart('--b\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\nval'),
    ).rejects.toThrow(BadForm);
  });

  test("settles wherever it is cut", async () => {
    const file = `--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\nX-More: 1\r\n\r\nbytes\r\n--b\r\n`;
    const body = `${file}Content-Disposition: form-data\r\n\r\nx\r\n${part("a", "1")}--b--\r\n`;
    for (let length = 0; length < body.length; length++) {
      const fields = await multipart(body.slice(0, length)).catch((error: unknown) => error);
      expect(fields instanceof BadForm || (fields as { a?: string }).a === "1").toBe(true);
    }
  });

  test("leaves out a part without a name", async () => {
    const nameless = "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n";
    expect(await multipart(`${nameless}${part("a", "1")}--b--\r\n`)).toEqual({ a: "1" });
  });

  test("without a boundary is none", async () => {
    await expect(read("multipart/form-data", "x")).rejects.toThrow(BadForm);
  });
});

test("a urlencoded form: of a repeated field the last counts, broken escapes stay", async () => {
  const form = "a=1&b=%E6%97%A5+x&a=2&c&d=%zz&e=%00";
  expect(await read("application/x-www-form-urlencoded; charset=utf-8", form)).toEqual({
    a: "2",
    b: "日 x",
    c: "",
    d: "%zz",
    e: "\0",
  });
});
