package dev.basin.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The policies let through the connections that are needed, and no others. */
class NetworkTest {
    private static Network network;
    private static Map<String, PodTemplateSpec> pods;

    @BeforeAll
    static void read() {
        network = new Network(Overlay.LOCAL.resources(NetworkPolicy.class));
        pods = Overlay.LOCAL.resources().stream()
                .filter(resource -> Pods.template(resource).findAny().isPresent())
                .collect(Collectors.toMap(
                        resource -> resource.getMetadata().getName(),
                        resource -> Pods.template(resource).findFirst().orElseThrow()));
    }

    @Test
    void whatIsNeededIsAllowedAndNothingElse() {
        Set<String> allowed = new TreeSet<>();
        for (String from : pods.keySet()) {
            for (String to : pods.keySet()) {
                for (int port : ports(to)) {
                    if (network.allows(pods.get(from), pods.get(to), port)) {
                        allowed.add(from + " to " + to + ":" + port);
                    }
                }
            }
        }
        assertThat(allowed)
                .containsExactlyInAnyOrder(
                        "gateway to finetune:9001",
                        "gateway to landscape:9002",
                        "gateway to analysis:9003",
                        "landscape to basin-rabbitmq:5672",
                        "landscape-worker to basin-rabbitmq:5672",
                        "gateway to basin-postgres:5432",
                        "finetune to basin-postgres:5432",
                        "landscape to basin-postgres:5432",
                        "landscape-worker to basin-postgres:5432",
                        "analysis to basin-postgres:5432");
    }

    private static List<Integer> ports(String pod) {
        return pods.get(pod).getSpec().getContainers().getFirst().getPorts().stream()
                .map(port -> port.getContainerPort())
                .toList();
    }
}
