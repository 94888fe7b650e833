import { createServer } from "node:http";
import Router from "@koa/router";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import Koa from "koa";
import "../../support/ts.mjs";
import { listen } from "./listen.mjs";
import { coalitionJob, scaleNode, ufdlJob } from "./shapes.mjs";

/* A REST server as one is usually written: Koa, its router, and Prisma as its documentation shows it. */

const { PrismaClient } = await import("../../../prisma/generated/sqlite/client.ts");
const prisma = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: process.env.DATABASE }) });
const asUfdl = (row) =>
  ufdlJob({
    ...row,
    templateName: row.template.name,
    templateVersion: row.template.version,
    outputs: JSON.stringify(row.outputs),
  });
const withUfdl = {
  template: { select: { name: true, version: true } },
  outputs: { select: { id: true, name: true, type: true } },
};

const router = new Router();
router.get("/coalition/:id", async (ctx) => {
  const { dependencies, ...row } = await prisma.job.findUniqueOrThrow({
    where: { id: Number(ctx.params.id) },
    include: { dependencies: { select: { requiredId: true } } },
  });
  ctx.body = { ...coalitionJob(row), dependencies: dependencies.map(({ requiredId }) => requiredId) };
});
router.get("/coalition-roots", async (ctx) => {
  const rows = await prisma.job.findMany({
    where: { parentId: null, deletedAt: null },
    orderBy: { id: "asc" },
  });
  ctx.body = rows.map(coalitionJob);
});
router.get("/scale-page/:page", async (ctx) => {
  const where = { removedAt: null, active: true };
  const page = Number(ctx.params.page);
  const [count, rows] = await Promise.all([
    prisma.node.count({ where }),
    prisma.node.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: 100,
      skip: (page - 1) * 100,
    }),
  ]);
  const link = (n) => `${ctx.query.url}?is_active=true&order=-created&page=${n}&page_size=100`;
  ctx.body = { count, next: link(page + 1), previous: link(page - 1), results: rows.map(scaleNode) };
});
router.get("/ufdl-page/:text", async (ctx) => {
  const rows = await prisma.job.findMany({
    where: { deletedAt: null, title: { contains: ctx.params.text } },
    orderBy: { id: "desc" },
    include: withUfdl,
  });
  ctx.body = rows.map(asUfdl);
});

const app = new Koa();
app.use(router.routes());
listen(createServer(app.callback()));
