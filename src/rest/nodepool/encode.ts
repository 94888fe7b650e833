import { STATUS_CODES } from "node:http";
import { writePythonJson } from "../../json.ts";
import type { FacadeContext } from "../context.ts";
import { Problem } from "./errors.ts";
import { errorForm } from "./negotiate.ts";

/** Pecan's titles are those of older RFCs. */
const titles: Readonly<Record<number, string | undefined>> = {
  ...STATUS_CODES,
  413: "Request Entity Too Large",
};

/** The framework's own sentence on each status. */
const sentences: Readonly<Record<number, string>> = {
  400: "The server could not comply with the request since it is either malformed or otherwise incorrect.",
  401: "This server could not verify that you are authorized to access the document you requested.  Either you supplied the wrong credentials (e.g., bad password), or your browser does not understand how to supply the credentials required.",
  403: "Access was denied to this resource.",
  404: "The resource could not be found.",
  406: "The resource could not be generated that was acceptable to your browser.",
  409: "There was a conflict when trying to complete your request.",
  413: "The body of your request was too large for this server.",
  429: "The client has sent too many requests to the server.",
  500: "The server has either erred or is incapable of performing the requested operation.",
  503: "The server is currently unavailable. Please try again at a later time.",
};

/** Writes JSON as Pecan does, and an error in the form that Accept prefers (docs/apis/nodepool.md section B4). */
export function encode(body: unknown, { headers }: FacadeContext): { type: string; text: string } {
  if (!(body instanceof Problem)) return { type: json, text: writePythonJson(body) };
  const { status, description } = body;
  const title = titles[status] ?? "Error";
  switch (errorForm(headers.accept)) {
    case "json":
      return { type: json, text: writePythonJson({ code: status, description, title }) };
    case "html":
      return { type: html, text: page(`${status} ${title}`, sentences[status] ?? "", description ?? "") };
    case "plain":
      return {
        type: plain,
        text: `${status} ${title}\n\n${sentences[status] ?? ""}\n\n ${description ?? ""}  `,
      };
  }
}

const json = "application/json; charset=UTF-8";
const html = "text/html; charset=UTF-8";
const plain = "text/plain; charset=UTF-8";

function page(status: string, sentence: string, description: string): string {
  return `<html>
 <head>
  <title>${status}</title>
 </head>
 <body>
  <h1>${status}</h1>
  ${escaped(sentence)}<br /><br />
${escaped(description)}


 </body>
</html>`;
}

function escaped(text: string): string {
  const tags = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return tags.replaceAll('"', "&quot;").replaceAll("'", "&#x27;");
}
