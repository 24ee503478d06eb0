package dev.basin.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one manifest names is there in another. */
class WiringTest {
    @ParameterizedTest
    @EnumSource
    void servicesLeadToPortsOfPods(Overlay overlay) {
        for (Service service : overlay.resources(Service.class)) {
            List<PodTemplateSpec> pods = selected(overlay, service.getSpec().getSelector());
            assertThat(pods).as(service.getMetadata().getName()).hasSize(1);
            for (ServicePort port : service.getSpec().getPorts()) {
                int target = Pods.port(
                        pods.getFirst().getSpec().getContainers().getFirst(),
                        port.getTargetPort().getStrVal());
                assertThat(port.getPort()).isEqualTo(target);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceMayBeDisruptedOnePodAtATime(Overlay overlay) {
        for (Deployment deployment : overlay.services()) {
            PodTemplateSpec pod = deployment.getSpec().getTemplate();
            assertThat(overlay.resources(PodDisruptionBudget.class))
                    .filteredOn(budget ->
                            Pods.selected(budget.getSpec().getSelector().getMatchLabels(), pod))
                    .singleElement()
                    .satisfies(budget -> assertThat(
                                    budget.getSpec().getMaxUnavailable().getIntVal())
                            .isEqualTo(1));
            assertThat(pod.getSpec().getTopologySpreadConstraints())
                    .isNotEmpty()
                    .allMatch(spread -> Pods.selected(spread.getLabelSelector().getMatchLabels(), pod));
        }
    }

    @ParameterizedTest
    @EnumSource
    void claimsThatPodsMountAreMade(Overlay overlay) {
        List<String> mounted = overlay.pods().stream()
                .flatMap(pod -> pod.getSpec().getVolumes().stream())
                .map(Volume::getPersistentVolumeClaim)
                .filter(Objects::nonNull)
                .map(source -> source.getClaimName())
                .distinct()
                .toList();
        assertThat(names(overlay.resources(PersistentVolumeClaim.class))).containsExactlyInAnyOrderElementsOf(mounted);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCAL")
    void scalersFindWhatTheyScale(Overlay overlay) {
        List<String> deployments = names(overlay.services());
        assertThat(overlay.resources(HorizontalPodAutoscaler.class))
                .isNotEmpty()
                .allMatch(scaler -> deployments.contains(
                        scaler.getSpec().getScaleTargetRef().getName()));
        assertThat(overlay.resources("ScaledObject"))
                .isNotEmpty()
                .allMatch(scaler -> deployments.contains(
                        ((GenericKubernetesResource) scaler).get("spec", "scaleTargetRef", "name")));
        // A replica count in a manifest would fight with its scaler at every deployment.
        assertThat(overlay.services())
                .allMatch(deployment -> deployment.getSpec().getReplicas() == null);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCAL")
    void theOutsideReachesTheGatewayOverTls(Overlay overlay) {
        for (Ingress ingress : overlay.resources(Ingress.class)) {
            assertThat(ingress.getSpec().getTls()).isNotEmpty();
            IngressServiceBackend backend = ingress.getSpec()
                    .getRules()
                    .getFirst()
                    .getHttp()
                    .getPaths()
                    .getFirst()
                    .getBackend()
                    .getService();
            assertThat(overlay.resources(Service.class))
                    .filteredOn(service -> service.getMetadata().getName().equals(backend.getName()))
                    .singleElement()
                    .satisfies(service -> assertThat(service.getSpec().getPorts())
                            .extracting(ServicePort::getName)
                            .contains(backend.getPort().getName()));
        }
        assertThat(overlay.resources(Ingress.class)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void secretsAreMadeHereOrByAnOperatorOrByHand(Overlay overlay) throws IOException {
        Set<String> made = new TreeSet<>(names(overlay.resources(Secret.class)));
        names(overlay.resources("Cluster")).forEach(name -> made.add(name + "-app"));
        names(overlay.resources("RabbitmqCluster")).forEach(name -> made.add(name + "-default-user"));
        Pattern.compile("create secret generic (\\S+)")
                .matcher(Files.readString(Path.of("../docs/deploy.md")))
                .results()
                .forEach(match -> made.add(match.group(1)));
        assertThat(overlay.pods().stream()
                        .flatMap(pod -> pod.getSpec().getContainers().stream())
                        .flatMap(container -> container.getEnv().stream())
                        .map(EnvVar::getValueFrom)
                        .filter(source -> source != null && source.getSecretKeyRef() != null)
                        .map(source -> source.getSecretKeyRef().getName()))
                .isNotEmpty()
                .isSubsetOf(made);
    }

    private static List<PodTemplateSpec> selected(Overlay overlay, Map<String, String> selector) {
        return overlay.pods().stream()
                .filter(pod -> Pods.selected(selector, pod))
                .toList();
    }

    private static List<String> names(List<? extends HasMetadata> resources) {
        return resources.stream()
                .map(resource -> resource.getMetadata().getName())
                .toList();
    }
}
