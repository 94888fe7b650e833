// npm run drift:migrations   fails with the difference when the migrations do not match prisma/schema.prisma
import { difference } from "./engine.mjs";
import { dialects, migrations, withMigratedDatabases } from "./migrations.mjs";

let drifted = false;

function report(text) {
  drifted = true;
  console.error(text);
}

const [sqlite, postgresql] = dialects.map(migrations);
for (const name of sqlite) if (!postgresql.includes(name)) report(`postgresql has no migration ${name}`);
for (const name of postgresql) if (!sqlite.includes(name)) report(`sqlite has no migration ${name}`);

await withMigratedDatabases(async (dialect, url) => {
  const { summary, sql } = await difference(dialect, url);
  if (sql) report(`${dialect}: the migrations do not match prisma/schema.prisma:\n${summary}`);
});

if (drifted) console.error("Write the missing migration with: npm run migration -- <name>");
else console.log(`The ${sqlite.length} migrations of both databases match prisma/schema.prisma.`);
process.exit(drifted ? 1 : 0);
