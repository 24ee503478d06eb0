# syntax=docker/dockerfile:1
# Every service on the JVM: --target finetune, landscape, analysis or gateway. The build context `libtorch` is the image of
# libtorch.Dockerfile. What is copied was built before by ./basin build; nothing is compiled here.
ARG JDK_IMAGE=docker.io/library/eclipse-temurin:25-jdk-noble
ARG BASE_IMAGE=gcr.io/distroless/cc-debian12:nonroot

FROM ${JDK_IMAGE} AS jdk
RUN jlink --output /opt/java --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-6 --add-modules \
    java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.rmi,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs

FROM ${BASE_IMAGE} AS base

FROM base AS service
# An empty folder that belongs to the user: a volume mounted here takes that over.
COPY --from=base --chown=65532:65532 /home/nonroot /var/lib/basin
COPY --from=jdk /opt/java /opt/java
LABEL org.opencontainers.image.vendor="Basin" \
      org.opencontainers.image.licenses="Apache-2.0"
# Loopback is right on a laptop; in a container the network around it decides who may call.
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_GRPC_SERVER_HOST=0.0.0.0 \
    BASIN_HOME=/var/lib/basin \
    BASIN_ROOTS=/data
USER 65532:65532
# Tensors lie outside the heap. JDK_JAVA_OPTIONS adds to these.
ENTRYPOINT ["/opt/java/bin/java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-XX:MaxRAMPercentage=25", "-XX:MaxDirectMemorySize=2g", "-XX:+ExitOnOutOfMemoryError", \
    "-jar", "/opt/basin/quarkus-run.jar"]

FROM service AS service-with-libtorch
COPY --from=libtorch / /
ARG TORCH=cpu
# LD_LIBRARY_PATH: CUDA's libraries open one another by name.
ENV PYTORCH_LIBRARY_PATH=/opt/libtorch \
    LD_LIBRARY_PATH=/opt/libtorch \
    PYTORCH_VERSION=2.7.1 \
    PYTORCH_FLAVOR=${TORCH} \
    DJL_CACHE_DIR=/opt/djl \
    DJL_OFFLINE=true \
    OPT_OUT_TRACKING=true \
    OMP_WAIT_POLICY=PASSIVE

FROM service-with-libtorch AS finetune
LABEL org.opencontainers.image.title="basin-finetune" \
      org.opencontainers.image.description="Trains, and keeps the checkpoints of the whole path"
COPY cli/target/lib /opt/basin/cli/lib
COPY cli/target/basin-cli.jar /opt/basin/cli/
COPY finetune-service/target/quarkus-app /opt/basin
EXPOSE 9001 8081
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["/opt/java/bin/java", "-XX:TieredStopAtLevel=1", \
    "-XX:+UseSerialGC", "-Xmx64m", "-jar", "/opt/basin/cli/basin-cli.jar", "ready", "--server", "127.0.0.1:9001", "--timeout", "5"]

FROM service-with-libtorch AS landscape
LABEL org.opencontainers.image.title="basin-landscape" \
      org.opencontainers.image.description="Evaluates loss and error over lines and planes of parameter space"
COPY cli/target/lib /opt/basin/cli/lib
COPY cli/target/basin-cli.jar /opt/basin/cli/
COPY landscape-service/target/quarkus-app /opt/basin
EXPOSE 9002 8082
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["/opt/java/bin/java", "-XX:TieredStopAtLevel=1", \
    "-XX:+UseSerialGC", "-Xmx64m", "-jar", "/opt/basin/cli/basin-cli.jar", "ready", "--server", "127.0.0.1:9002", "--timeout", "5"]

FROM service-with-libtorch AS analysis
LABEL org.opencontainers.image.title="basin-analysis" \
      org.opencontainers.image.description="Asks which layers matter"
COPY cli/target/lib /opt/basin/cli/lib
COPY cli/target/basin-cli.jar /opt/basin/cli/
COPY analysis-service/target/quarkus-app /opt/basin
EXPOSE 9003 8083
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["/opt/java/bin/java", "-XX:TieredStopAtLevel=1", \
    "-XX:+UseSerialGC", "-Xmx64m", "-jar", "/opt/basin/cli/basin-cli.jar", "ready", "--server", "127.0.0.1:9003", "--timeout", "5"]

FROM service AS gateway
LABEL org.opencontainers.image.title="basin-gateway" \
      org.opencontainers.image.description="Whole experiments: gRPC, REST, the page, the report"
COPY cli/target/lib /opt/basin/cli/lib
COPY cli/target/basin-cli.jar /opt/basin/cli/
COPY gateway/target/quarkus-app /opt/basin
EXPOSE 9000 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["/opt/java/bin/java", "-XX:TieredStopAtLevel=1", \
    "-XX:+UseSerialGC", "-Xmx64m", "-jar", "/opt/basin/cli/basin-cli.jar", "ready", "--server", "127.0.0.1:9000", "--timeout", "5"]
