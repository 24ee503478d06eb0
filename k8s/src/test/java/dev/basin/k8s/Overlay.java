package dev.basin.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An overlay, rendered by the very program that applies it. */
enum Overlay {
    LOCAL,
    CLUSTER,
    GPU;

    private static final Path KUBECTL_OF_CI = Path.of("../.tools/kubectl/kubectl");
    private static final Map<Overlay, String> RENDERED = new ConcurrentHashMap<>();

    /** All of its manifests, as one file of YAML. */
    String yaml() {
        return RENDERED.computeIfAbsent(this, Overlay::render);
    }

    List<HasMetadata> resources() {
        return Stream.of(yaml().split("\n---\n"))
                .map(document -> (HasMetadata) Serialization.unmarshal(document))
                .toList();
    }

    <T extends HasMetadata> List<T> resources(Class<T> type) {
        return resources().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The Deployments of Basin itself. */
    List<Deployment> services() {
        return resources(Deployment.class);
    }

    /** Resources of operators: those of which fabric8 knows no class. */
    List<HasMetadata> resources(String kind) {
        return resources().stream()
                .filter(resource -> resource.getKind().equals(kind))
                .toList();
    }

    /** The pods of everything that runs. */
    List<PodTemplateSpec> pods() {
        return resources().stream().flatMap(Pods::template).toList();
    }

    private String render() {
        assumeTrue(Files.isExecutable(KUBECTL_OF_CI) || onPath(), "kubectl was not found (.ci/install-tools gets it)");
        String kubectl = onPath() ? "kubectl" : KUBECTL_OF_CI.toString();
        try {
            Process process = new ProcessBuilder(kubectl, "kustomize", "overlays/" + name().toLowerCase(Locale.ROOT))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
            assertEquals(0, process.exitValue(), "kubectl kustomize of " + this);
            return yaml;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean onPath() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }
}
