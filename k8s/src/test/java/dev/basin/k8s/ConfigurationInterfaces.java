package dev.basin.k8s;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Index;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/** The names of properties that {@code @ConfigMapping} interfaces and {@code @ConfigProperty} injections read. */
final class ConfigurationInterfaces {
    private static final String MAPPING = "io.smallrye.config.ConfigMapping";
    private static final String WITH_NAME = "io.smallrye.config.WithName";
    private static final String PROPERTY = "org.eclipse.microprofile.config.inject.ConfigProperty";
    private static final String MAP = "java.util.Map";

    private final Index index;
    private final Set<String> properties = new HashSet<>();

    ConfigurationInterfaces(Index index) {
        this.index = index;
    }

    Set<String> properties() {
        for (AnnotationInstance mapping : index.getAnnotations(MAPPING)) {
            if (mapping.target().kind() == AnnotationTarget.Kind.CLASS) {
                addMethods(mapping.value("prefix").asString(), mapping.target().asClass());
            }
        }
        for (AnnotationInstance property : index.getAnnotations(PROPERTY)) {
            properties.add(property.value("name").asString());
        }
        return properties;
    }

    private void addMethods(String prefix, ClassInfo type) {
        for (MethodInfo method : type.methods()) {
            if (Modifier.isAbstract(method.flags())) {
                addMethod(prefix + "." + name(method), method);
            }
        }
    }

    private void addMethod(String property, MethodInfo method) {
        ClassInfo group = index.getClassByName(valueType(method).name());
        if (method.returnType().name().toString().equals(MAP)) {
            properties.add(property + ".*");
        } else if (group != null && group.isInterface()) {
            addMethods(property, group);
        } else {
            properties.add(property);
        }
    }

    /** Of an {@code Optional<Group>} the group. */
    private static Type valueType(MethodInfo method) {
        return method.returnType().kind() == Type.Kind.PARAMETERIZED_TYPE
                ? method.returnType().asParameterizedType().arguments().getLast()
                : method.returnType();
    }

    private static String name(MethodInfo method) {
        AnnotationInstance given = method.annotation(WITH_NAME);
        return given != null
                ? given.value().asString()
                : method.name().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
