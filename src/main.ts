#!/usr/bin/env node
// gantry          serves, with the settings of the environment
// gantry <verb>   does one thing to the database and ends (src/cli)
const verb = process.argv[2];

// Either side loads only what it needs: serving is up in a second, a command does not load the server.
if (verb === undefined || verb === "serve") {
  const { serve } = await import("./serve.ts");
  await serve(process.env);
} else {
  const { runCli } = await import("./cli/program.ts");
  process.exitCode = await runCli(process.argv.slice(2), process.env);
}
