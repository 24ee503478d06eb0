package dev.basin.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/** The properties that SmallRye's messaging connectors read for all their channels, for example {@code rabbitmq-host}. */
final class ConnectorAttributes {
    private static final String ATTRIBUTE = "io.smallrye.reactive.messaging.annotations.ConnectorAttribute";
    private static final String ATTRIBUTES = "io.smallrye.reactive.messaging.annotations.ConnectorAttributes";

    private ConnectorAttributes() {}

    static List<String> of(Path jar) {
        Index index = connectors(jar);
        return Stream.concat(
                        index.getAnnotations(ATTRIBUTE).stream(),
                        index.getAnnotations(ATTRIBUTES).stream()
                                .flatMap(several -> Stream.of(several.value().asNestedArray())))
                .map(ConnectorAttributes::alias)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> alias(AnnotationInstance attribute) {
        return Optional.ofNullable(attribute.value("alias")).map(AnnotationValue::asString);
    }

    private static Index connectors(Path jar) {
        Indexer indexer = new Indexer();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream()
                    .filter(one -> one.getName().endsWith("Connector.class"))
                    .toList()) {
                indexer.index(file.getInputStream(entry));
            }
            return indexer.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
