# The shop in a small image: docker build -t refillery . && docker run -p 3000:3000 refillery
#
# Debian rather than Alpine: the binaries of libsql and sharp are made and tested for glibc first, and
# musl's resolver and allocator are the ones that surprise. Node 24 gets fixes until April 2028.
ARG BASE=node:24-bookworm-slim

FROM ${BASE} AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node scripts/standalone.mjs /app

FROM ${BASE}
LABEL org.opencontainers.image.title="Refillery" \
      org.opencontainers.image.description="A white-label shop for gift cards, top-ups and eSIMs, paid with crypto" \
      org.opencontainers.image.licenses="Apache-2.0"
# Docker sets HOSTNAME to the container's own name, and Next.js would listen on that alone.
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOSTNAME=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
RUN install -d -o 1000 -g 1000 -m 700 /data
WORKDIR /app
# Root's, so that the shop cannot change its own code; nothing is written outside /data.
COPY --from=build /app ./
# The account "node" of the base image, as a number, so that who runs it can see it is not root's.
USER 1000:1000
VOLUME /data
EXPOSE 3000
# The shop ends its streams, finishes the orders that are being placed, and goes.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
    CMD ["node", "healthcheck.mjs"]
CMD ["node", "server.js"]
