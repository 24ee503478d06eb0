package dev.basin.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prometheus finds every service, each service has something to tell it, and Grafana can show it. */
class MonitoringTest {
    private static final String COMPONENT = "app.kubernetes.io/component";

    @Test
    void everyServiceIsMonitored() {
        for (Deployment deployment : Overlay.CLUSTER.services()) {
            assertThat(Overlay.CLUSTER.resources(Service.class))
                    .as(deployment.getMetadata().getName())
                    .anyMatch(service -> isMonitored(service)
                            && Pods.selected(
                                    service.getSpec().getSelector(),
                                    deployment.getSpec().getTemplate()));
        }
    }

    @Test
    void everyServiceHasMetrics() {
        for (String name : Application.NAMES) {
            assertThat(new Application(name).jars())
                    .as(name)
                    .anyMatch(jar -> jar.getFileName().toString().contains("quarkus-micrometer-registry-prometheus"));
        }
    }

    @Test
    void theDashboardAsksForSomethingInEveryPanel() throws Exception {
        ConfigMap dashboard = Overlay.CLUSTER.resources(ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getLabels().containsKey("grafana_dashboard"))
                .findFirst()
                .orElseThrow();
        JsonNode panels = new ObjectMapper()
                .readTree(dashboard.getData().get("basin.json"))
                .get("panels");
        assertThat(panels)
                .hasSizeGreaterThan(5)
                .allMatch(panel -> !panel.at("/targets/0/expr").asText().isEmpty())
                .allMatch(panel -> !panel.get("title").asText().isEmpty());
    }

    private static boolean isMonitored(Service service) {
        HasMetadata monitor = Overlay.CLUSTER.resources("ServiceMonitor").stream()
                .filter(one -> one.getMetadata().getName().equals("basin"))
                .findFirst()
                .orElseThrow();
        GenericKubernetesResource custom = (GenericKubernetesResource) monitor;
        List<?> components = custom.get("spec", "selector", "matchExpressions", 0, "values");
        String port = custom.get("spec", "endpoints", 0, "port");
        return components.contains(service.getMetadata().getLabels().get(COMPONENT))
                && service.getSpec().getPorts().stream()
                        .anyMatch(one -> one.getName().equals(port));
    }
}
