import { relative } from "node:path";
import { expect } from "@jest/globals";
import fc from "fast-check";
import { size } from "./long.ts";

const { FC_SEED, FC_PATH, FC_REPLAY_PATH } = process.env;

/** For `fc.commands`: what replays a shrunk list of commands, together with seed and path. */
export const replayPath = FC_REPLAY_PATH;

/**
 * `fc.assert` that runs 100 times (1,000 with LONG=1) unless told otherwise, and replays what FC_SEED and FC_PATH name.
 * A failure prints the command that replays it.
 */
export function check<Ts>(property: fc.IAsyncProperty<Ts>, options?: fc.Parameters<Ts>): Promise<void>;
export function check<Ts>(property: fc.IProperty<Ts>, options?: fc.Parameters<Ts>): void;
export function check<Ts>(
  property: fc.IRawProperty<Ts>,
  options: fc.Parameters<Ts> = {},
): Promise<void> | void {
  return fc.assert(property as fc.IAsyncProperty<Ts>, {
    numRuns: size(100, 1_000),
    ...options,
    ...(FC_SEED && { seed: Number(FC_SEED) }),
    ...(FC_PATH && { path: FC_PATH, endOnFailure: true }),
    reporter,
  });
}

/** As `fc.assert` reports, and how to replay it. */
function reporter<Ts>(run: fc.RunDetails<Ts>): void {
  if (!run.failed) return;
  throw new Error(`${fc.defaultReportMessage(run)}\n\nReplay it with:\n${replay(run)}`, {
    cause: run.errorInstance,
  });
}

function replay<Ts>({ seed, counterexamplePath, counterexample }: fc.RunDetails<Ts>): string {
  const { testPath = "", currentTestName = "" } = expect.getState();
  const commands = /replayPath="([^"]+)"/.exec(fc.stringify(counterexample))?.[1];
  const numbers = {
    FC_SEED: seed,
    FC_PATH: counterexamplePath,
    FC_REPLAY_PATH: commands,
    LONG: process.env.LONG,
  };
  const settings = Object.entries(numbers).flatMap(([name, value]) => (value ? [`${name}='${value}'`] : []));
  const file = relative(process.cwd(), testPath);
  // -t takes a regular expression.
  const name = currentTestName.replace(/[^\w ,:;-]/g, ".");
  return `${settings.join(" ")} npm test -- ${file} -t '${name}'`;
}
