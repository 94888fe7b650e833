#!/usr/bin/env node
// gantry           runs the server, with the settings of the environment
// gantry <command> runs one command (src/cli)
const words = process.argv.slice(2);

const serve = async (environment: NodeJS.ProcessEnv) => (await import("./serve.ts")).serve(environment);

// Imported on demand, so that a command does not load the server, nor the server the commands.
if (words.length === 0 || (words.length === 1 && words[0] === "serve")) {
  await serve(process.env);
} else {
  const { runCli } = await import("./cli/program.ts");
  process.exitCode = await runCli(words, process.env, { serve });
}
