// What one of several gateways does at its start: node migrate.process.ts <dialect> <url>, prints what it applied.
import { migrate } from "../../src/store/migrate.ts";
import type { Dialect } from "../../src/store/store.ts";

const [dialect, url] = process.argv.slice(2) as [Dialect, string];
console.log(JSON.stringify(await migrate({ dialect }, { url })));
