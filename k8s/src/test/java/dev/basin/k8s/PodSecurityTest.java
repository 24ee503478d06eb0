package dev.basin.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The namespace takes restricted pods only; these are. */
class PodSecurityTest {
    @ParameterizedTest
    @EnumSource
    void theNamespaceIsRestricted(Overlay overlay) {
        assertThat(overlay.resources(Namespace.class))
                .singleElement()
                .satisfies(namespace -> assertThat(namespace.getMetadata().getLabels())
                        .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
    }

    @ParameterizedTest
    @EnumSource
    void podsAreRestricted(Overlay overlay) {
        for (PodTemplateSpec pod : overlay.pods()) {
            PodSpec spec = pod.getSpec();
            assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(spec.getContainers()).isNotEmpty().allSatisfy(PodSecurityTest::isRestricted);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noPodHasAToken(Overlay overlay) {
        assertThat(overlay.resources(ServiceAccount.class))
                .isNotEmpty()
                .allMatch(account -> !account.getAutomountServiceAccountToken());
        assertThat(overlay.pods())
                .isNotEmpty()
                .allMatch(pod -> !pod.getSpec().getAutomountServiceAccountToken())
                .extracting(pod -> pod.getSpec().getServiceAccountName())
                .isSubsetOf(overlay.resources(ServiceAccount.class).stream()
                        .map(account -> account.getMetadata().getName())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void whatNoPolicyAllowsIsDenied(Overlay overlay) {
        assertThat(overlay.resources(NetworkPolicy.class))
                .filteredOn(policy ->
                        policy.getSpec().getPodSelector().getMatchLabels().isEmpty()
                                && policy.getSpec().getIngress().isEmpty()
                                && policy.getSpec().getEgress().isEmpty())
                .singleElement()
                .satisfies(policy ->
                        assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress"));
    }

    private static void isRestricted(Container container) {
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }
}
