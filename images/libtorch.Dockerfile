# syntax=docker/dockerfile:1
# libtorch, and what DJL would else unpack at every start, as files of one layer that all services share.
# --target cpu or cu128.
ARG JDK_IMAGE=docker.io/library/eclipse-temurin:25-jdk-noble

FROM ${JDK_IMAGE} AS djl
WORKDIR /jars
COPY landscape-service/target/quarkus-app/lib/main/ai.djl.*.jar ./
RUN mkdir unpacked && cd unpacked && for jar in ../*.jar; do jar --extract --file "$jar" native jnilib pytorch; done
# The places and names under which DJL looks in its cache. It finds all there, and so has nothing to write.
RUN djl=$(basename ai.djl.api-*.jar .jar | cut -d- -f2) && \
    tokenizers=$(sed -n 's/^version=//p' unpacked/native/lib/tokenizers.properties) && \
    for flavor in cpu cu128; do \
        install -D --mode=0444 unpacked/jnilib/linux-x86_64/$flavor/libdjl_torch.so \
            "/$flavor/opt/djl/pytorch/2.7.1-$flavor-linux-x86_64/$djl-libdjl_torch.so" && \
        install -D --mode=0444 unpacked/native/lib/linux-x86_64/cpu/libtokenizers.so \
            "/$flavor/opt/djl/tokenizers/$tokenizers-cpu-linux-x86_64/libtokenizers.so" || exit; \
    done
# What is left of libtorch's jar without libtorch: DJL asks it for the platform.
RUN mkdir --parents /slim /cpu/opt/basin/lib/main /cu128/opt/basin/lib/main && \
    slim=$(basename ai.djl.pytorch.pytorch-native-cpu-*.jar) && \
    jar --create --no-manifest --date 2026-01-01T00:00:00Z --file "/slim/$slim" -C unpacked native/lib/pytorch.properties && \
    cp "/slim/$slim" /cpu/opt/basin/lib/main/ && cp "/slim/$slim" /cu128/opt/basin/lib/main/

# The very libraries that the services load on a laptop.
FROM djl AS cpu-files
RUN mkdir --parents /cpu/opt/libtorch && cp unpacked/pytorch/cpu/linux-x86_64/*.so* /cpu/opt/libtorch/

# DJL's glue fits this version alone: another one loads and computes garbage. Maven Central does not have it.
FROM djl AS cu128-files
ARG LIBTORCH_URL=https://download.pytorch.org/libtorch/cu128/libtorch-cxx11-abi-shared-with-deps-2.7.1%2Bcu128.zip
ADD ${LIBTORCH_URL} /libtorch.zip
# Whoever builds the image states what the download has to be.
ARG LIBTORCH_SHA256
# DJL loads every library of the folder: none of Python's or of libtorch's own tests may lie there. By build-version Basin knows
# which libtorch it is.
RUN echo "${LIBTORCH_SHA256:?the SHA-256 of libtorch.zip}  /libtorch.zip" | sha256sum --check && \
    jar --extract --file /libtorch.zip libtorch/lib libtorch/build-version && \
    grep --quiet '^2\.7\.1+cu128$' libtorch/build-version && \
    mkdir --parents /cu128/opt/libtorch && \
    cp libtorch/build-version /cu128/opt/libtorch/ && \
    find libtorch/lib -maxdepth 1 -name '*.so*' ! -name '*python*' ! -name '*test*' ! -name '*backend_with_compiler*' \
        -exec cp --target-directory /cu128/opt/libtorch {} +

FROM scratch AS cu128
COPY --from=cu128-files /cu128/ /

FROM scratch AS cpu
COPY --from=cpu-files /cpu/ /
