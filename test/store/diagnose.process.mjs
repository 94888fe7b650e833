// Asks Prisma's own engine what it thinks of a database's migrations: node diagnose.process.mjs <dialect> <url>.
import { diagnosis } from "../../scripts/engine.mjs";

const [dialect, url] = process.argv.slice(2);
console.log(JSON.stringify(await diagnosis(dialect, url)));
// The engine leaves a timer of a minute behind.
process.exit(0);
