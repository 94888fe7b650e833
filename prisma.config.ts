import { defineConfig } from "prisma/config";

// Generating the client looks for an engine binary that it never runs; naming any executable keeps it from a download.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: process.env.GANTRY_PRISMA_SCHEMA ?? "prisma/schema.prisma" });
