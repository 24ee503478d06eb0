package dev.basin.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;

/** Fields of a manifest that the API's classes do not have. */
final class UnknownFields {
    /** fabric8 keeps what it does not know beside what it knows; a mapper that does not ask for it leaves it out. */
    private static final ObjectMapper KNOWN_ONLY = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnyGetter(Annotated annotated) {
                    return false;
                }

                @Override
                public boolean hasIgnoreMarker(AnnotatedMember member) {
                    return member.getName().equals("getAdditionalProperties") || super.hasIgnoreMarker(member);
                }
            });

    private UnknownFields() {}

    static List<String> of(HasMetadata resource) {
        if (resource instanceof GenericKubernetesResource) {
            return List.of(); // an operator's own: its schema, not a class, says what there is
        }
        List<String> unknown = new ArrayList<>();
        compare("", Serialization.jsonMapper().valueToTree(resource), KNOWN_ONLY.valueToTree(resource), unknown);
        return unknown;
    }

    private static void compare(String path, JsonNode written, JsonNode known, List<String> unknown) {
        written.properties().forEach(field -> {
            String name = path + "/" + field.getKey();
            if (known.has(field.getKey())) {
                compare(name, field.getValue(), known.get(field.getKey()), unknown);
            } else {
                unknown.add(name);
            }
        });
        for (int i = 0; i < (written.isArray() ? written.size() : 0); i++) {
            compare(path + "/" + i, written.get(i), known.get(i), unknown);
        }
    }
}
