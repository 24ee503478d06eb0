package dev.basin.k8s;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;

/** Which connections inside the namespace the policies let through, by the rules of Kubernetes. */
record Network(List<NetworkPolicy> policies) {
    /** A connection needs leave of both ends. */
    boolean allows(PodTemplateSpec from, PodTemplateSpec to, int port) {
        return mayLeave(from, to, port) && mayEnter(from, to, port);
    }

    private boolean mayLeave(PodTemplateSpec from, PodTemplateSpec to, int port) {
        return policies.stream()
                .filter(policy -> matches(policy.getSpec().getPodSelector(), from))
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(rule -> includes(rule.getTo(), to) && contains(rule.getPorts(), to, port));
    }

    private boolean mayEnter(PodTemplateSpec from, PodTemplateSpec to, int port) {
        return policies.stream()
                .filter(policy -> matches(policy.getSpec().getPodSelector(), to))
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .anyMatch(rule -> includes(rule.getFrom(), from) && contains(rule.getPorts(), to, port));
    }

    private static boolean includes(List<NetworkPolicyPeer> peers, PodTemplateSpec pod) {
        return peers.isEmpty()
                || peers.stream()
                        .anyMatch(peer -> peer.getNamespaceSelector() == null && matches(peer.getPodSelector(), pod));
    }

    private static boolean contains(List<NetworkPolicyPort> ports, PodTemplateSpec to, int port) {
        return ports.isEmpty() || ports.stream().anyMatch(one -> number(one, to) == port);
    }

    private static int number(NetworkPolicyPort port, PodTemplateSpec to) {
        String name = port.getPort().getStrVal();
        return name == null
                ? port.getPort().getIntVal()
                : Pods.port(to.getSpec().getContainers().getFirst(), name);
    }

    private static boolean matches(LabelSelector selector, PodTemplateSpec pod) {
        return Pods.selected(selector.getMatchLabels(), pod)
                && selector.getMatchExpressions().stream()
                        .allMatch(requirement -> fulfils(pod.getMetadata().getLabels(), requirement));
    }

    private static boolean fulfils(Map<String, String> labels, LabelSelectorRequirement requirement) {
        if (!requirement.getOperator().equals("In")) {
            throw new IllegalArgumentException("operator " + requirement.getOperator() + " is not known here, In is");
        }
        return requirement.getValues().contains(labels.get(requirement.getKey()));
    }
}
