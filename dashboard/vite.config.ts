import { defineConfig } from "vite";

/** The dashboard: static files that the gateway serves below /ui. `npm run dashboard` serves them with hot reload. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/ui/",
  build: {
    target: "es2022",
    // The policy of the page forbids data: URLs of scripts and fonts; files are cached for good by their hash.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: ["index.html", "docs.html"].map((page) => `${import.meta.dirname}/${page}`),
      // Libraries say "use client" to frameworks that render on a server.
      onwarn: (warning, warn) => {
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
      },
    },
    // scripts/dashboard.mjs names an empty folder.
    emptyOutDir: true,
  },
  server: {
    proxy: Object.fromEntries(
      ["/graphql", "/session", "/outputs", "/docs"].map((path) => [
        path,
        { target: "http://127.0.0.1:4000", ws: true },
      ]),
    ),
  },
});
