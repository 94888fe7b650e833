// npm run drift:migrations   fails, and names the difference, when the migrations do not make prisma/schema.prisma
import { difference } from "./engine.mjs";
import { dialects, migrations, withHistories } from "./histories.mjs";

let drifted = false;

function report(text) {
  drifted = true;
  console.error(text);
}

const [sqlite, postgresql] = dialects.map(migrations);
for (const name of sqlite) if (!postgresql.includes(name)) report(`postgresql has no migration ${name}`);
for (const name of postgresql) if (!sqlite.includes(name)) report(`sqlite has no migration ${name}`);

await withHistories(async (dialect, url) => {
  const { summary, sql } = await difference(dialect, url);
  if (sql) report(`${dialect}: the migrations do not make prisma/schema.prisma:\n${summary}`);
});

if (drifted) console.error("Write the missing migration with: npm run migration -- <name>");
else console.log(`Both histories (${sqlite.length} migrations) make prisma/schema.prisma.`);
process.exit(drifted ? 1 : 0);
