# syntax=docker/dockerfile:1

# Node 22: from Node 24.19 on a garbage collection ends the process inside better-sqlite3 12, and its release 13 needs more than Node 20.
#
# The packages of the program, with the compiler that better-sqlite3 asks for where it finds no ready binary. In layers
# of their own, which change only with the lock.
FROM node:22-bookworm AS packages
WORKDIR /gantry
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts \
  && npm rebuild better-sqlite3 --foreground-scripts \
  && cd node_modules/better-sqlite3 \
  && find build ! -type d ! -path build/Release/better_sqlite3.node -delete \
  && rm -r deps src

FROM node:22-bookworm AS build
WORKDIR /gantry
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && find dist -name '*.map' -delete && mkdir data

FROM node:22-bookworm-slim
LABEL org.opencontainers.image.title="Gantry" \
  org.opencontainers.image.description="A GraphQL control plane for compute nodes and their jobs" \
  org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
WORKDIR /gantry
COPY --from=packages /gantry/node_modules ./node_modules
COPY --from=build /gantry/package.json /gantry/LICENSE ./
COPY --from=build /gantry/prisma/migrations ./prisma/migrations
COPY --from=build /gantry/dist ./dist
COPY --from=build --chown=node:node /gantry/data /data
RUN ln -s /gantry/dist/src/main.js /usr/local/bin/gantry
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
