#!/usr/bin/env node
// gantry           runs the server, with the settings of the environment
// gantry <command> runs one command on the database (src/cli)
const command = process.argv[2];

// Imported on demand, so that a command does not load the server.
if (command === undefined || command === "serve") {
  const { serve } = await import("./serve.ts");
  await serve(process.env);
} else {
  const { runCli } = await import("./cli/program.ts");
  process.exitCode = await runCli(process.argv.slice(2), process.env);
}
