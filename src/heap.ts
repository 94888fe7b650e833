import { setFlagsFromString } from "node:v8";

/** By how much the heap grows before garbage is collected, in percent of what is alive. */
const growth = {
  /**
   * V8 lets it grow to four times as much while a machine has memory left: 10,000 hostile GraphQL requests made the
   * process grow by 300 MB so, by 130 MB at 100 percent, and by 80 MB at 50 percent and with src/http/graphql/repeated.ts.
   */
  usual: 30,
  /**
   * The bytes of an upload or download count as garbage of the heap: at 75 percent, all that is alive was marked again for
   * every 30 MB, which took twice the time of the transfer itself; at 100 percent, hardly ever.
   */
  transferring: 100,
};

let limited = false;
let transfers = 0;

/** Limits the growth of the heap from now on. */
export function limitHeapGrowth(): void {
  limited = true;
  setLimit();
}

/** Says that many bytes pass through the process, until the returned function is called, once. */
export function beginTransfer(): () => void {
  transfers++;
  setLimit();
  return () => {
    transfers--;
    setLimit();
  };
}

function setLimit(): void {
  if (!limited) return;
  setFlagsFromString(`--heap-growing-percent=${transfers > 0 ? growth.transferring : growth.usual}`);
}
