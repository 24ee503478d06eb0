package dev.basin.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every manifest is what the Kubernetes API, or the operator whose resource it is, would take. */
@EnableKubernetesMockClient(crud = true)
class ManifestsTest {
    private static final List<String> RECOMMENDED_LABELS =
            List.of("name", "instance", "version", "component", "part-of", "managed-by");

    private static KubernetesMockServer server;
    private static KubernetesClient client;

    @ParameterizedTest
    @EnumSource
    void everyManifestIsCreated(Overlay overlay) {
        assertThat(overlay.resources()).hasSizeGreaterThan(25).allSatisfy(manifest -> {
            Resource<? extends HasMetadata> resource = resource(manifest);
            assertThat(resource.create()).as(named(manifest)).isNotNull();
            assertThat(resource.get().getMetadata().getUid())
                    .as(named(manifest))
                    .isNotBlank();
            resource.delete();
        });
    }

    /** A misspelt field is no error to the API server; it is left out. */
    @ParameterizedTest
    @EnumSource
    void noFieldIsUnknown(Overlay overlay) {
        assertThat(overlay.resources())
                .allSatisfy(resource -> assertThat(UnknownFields.of(resource))
                        .as(named(resource))
                        .isEmpty());
    }

    @Test
    void aMisspeltFieldIsFound() {
        HasMetadata misspelt = Serialization.unmarshal("""
                apiVersion: apps/v1
                kind: Deployment
                spec:
                  template:
                    spec:
                      containers:
                        - imagePullPolice: Always
                """);
        assertThat(UnknownFields.of(misspelt)).containsExactly("/spec/template/spec/containers/0/imagePullPolice");
    }

    @ParameterizedTest
    @EnumSource
    void everyManifestFitsItsSchema(Overlay overlay) throws Exception {
        assumeTrue(
                Files.isDirectory(Path.of("src/test/schemas/node_modules")),
                "the schemas of Kubernetes and KEDA are not installed (npm install in k8s/src/test/schemas)");
        Process validator = new ProcessBuilder("node", "src/test/schemas/validate.mjs")
                .redirectErrorStream(true)
                .start();
        try (var input = validator.outputWriter(StandardCharsets.UTF_8)) {
            input.write(overlay.yaml());
        }
        String output = new String(validator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(validator.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(validator.exitValue()).as(output).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void everythingHasTheRecommendedLabels(Overlay overlay) {
        for (HasMetadata resource : overlay.resources()) {
            for (String label : RECOMMENDED_LABELS) {
                assertThat(resource.getMetadata().getLabels())
                        .as(named(resource))
                        .containsKey("app.kubernetes.io/" + label);
            }
        }
    }

    private static Resource<? extends HasMetadata> resource(HasMetadata manifest) {
        if (manifest instanceof GenericKubernetesResource custom) {
            server.expectCustomResource(definition(custom));
            return client.genericKubernetesResources(definition(custom)).resource(custom);
        }
        return client.resource(manifest);
    }

    /** As an operator defines it when it is installed. */
    private static CustomResourceDefinitionContext definition(HasMetadata resource) {
        return new CustomResourceDefinitionContext.Builder()
                .withGroup(resource.getApiVersion().split("/")[0])
                .withVersion(resource.getApiVersion().split("/")[1])
                .withKind(resource.getKind())
                .withPlural(resource.getPlural())
                .withScope("Namespaced")
                .build();
    }

    private static String named(HasMetadata resource) {
        return resource.getKind() + " " + resource.getMetadata().getName();
    }
}
