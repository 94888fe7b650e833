import type { Context } from "koa";
import type { LoginFailure } from "./failure.ts";

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Shows a person why a login has failed, and leads back to the login form. */
export function failurePage(ctx: Context, { status, code, message }: LoginFailure): void {
  ctx.status = status;
  ctx.type = "html";
  ctx.set("Content-Security-Policy", policy);
  ctx.body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Login failed</title>
<link rel="icon" href="/ui/icon.svg">
<link rel="stylesheet" href="/docs/page.css">
</head>
<body class="message">
<main>
<h1>Login failed</h1>
<p>${escaped(message)}</p>
<p class="code">${escaped(code)}</p>
<p><a href="/">Back to the login</a></p>
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
