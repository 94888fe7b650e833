import type { Context } from "koa";
import type { LoginFailure } from "./failure.ts";

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

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
<style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 20vh auto 0; padding: 0 1rem; overflow-wrap: anywhere; }
.code { font-size: 0.85em; opacity: 0.75; }
</style>
</head>
<body>
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
