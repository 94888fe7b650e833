# syntax=docker/dockerfile:1

# Built as everywhere else; this image has the compiler that better-sqlite3 asks for where it finds no ready binary.
FROM node:20-bookworm AS build
WORKDIR /gantry
COPY . .
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
WORKDIR /gantry
COPY --from=build /gantry/package.json ./
COPY --from=build /gantry/node_modules ./node_modules
COPY --from=build /gantry/prisma/migrations ./prisma/migrations
COPY --from=build /gantry/dist ./dist
RUN install -d -o node -g node /data \
  && chmod +x dist/src/main.js \
  && ln -s /gantry/dist/src/main.js /usr/local/bin/gantry
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
