import type { FacadeContext } from "../context.ts";
import { writePythonJson } from "../pythonJson.ts";
import { Problem } from "./errors.ts";
import { errorForm } from "./negotiate.ts";

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  406: "Not Acceptable",
  409: "Conflict",
  413: "Request Entity Too Large",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** What the framework says of a status before it comes to the case. */
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

/** Writes JSON as Pecan does, and an error in the form that the caller prefers (docs/apis/nodepool.md section B4). */
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
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replace(/[&<>"]/g, (one) => entities[one] ?? one).replaceAll("'", "&#x27;");
}
