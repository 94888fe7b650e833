// Jest loads setup and teardown as separate modules but in one process, so what is to be done waits on the process.
const key = Symbol.for("gantry.teardown");

/** Has `work` done when the run is over, whether its tests passed or not. */
export function atTheEnd(work) {
  globalThis[key] ??= [];
  globalThis[key].push(work);
}

export default async function teardown() {
  for (const work of globalThis[key]?.splice(0) ?? []) await work();
}
