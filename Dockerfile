# docker build -t liel:0.1.0 .
# docker run --rm --user "$(id -u):$(id -g)" --hostname memory -v "$PWD:/stores" liel:0.1.0 verify project.liel
# A backup is of a path on a machine: without a name of its own (--hostname), each container is another one.
FROM node:24-bookworm-slim AS build
WORKDIR /source
COPY . .
RUN npm ci && npm run --silent package

# With a shell, for jobs of several commands: --target shell.
FROM debian:bookworm-slim AS shell
COPY --from=build /source/out/liel /usr/local/bin/liel
USER 65532:65532
WORKDIR /stores
CMD ["liel", "help"]

# Nothing but the libraries that the executable is linked to: those of C and C++.
FROM gcr.io/distroless/cc-debian12:nonroot AS liel
COPY --from=build /source/out/liel /usr/local/bin/liel
WORKDIR /stores
ENTRYPOINT ["/usr/local/bin/liel"]
CMD ["help"]
