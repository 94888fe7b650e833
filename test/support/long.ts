/**
 * The size of a property, a race or another long test: `usual` in every run of the tests, `full` with LONG=1.
 * `npm run test:long` runs the files that import this, with LONG=1.
 */
export function size(usual: number, full: number): number {
  return process.env.LONG === "1" ? full : usual;
}
