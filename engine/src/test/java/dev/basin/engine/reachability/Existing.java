package dev.basin.engine.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.reachability.Need;
import dev.basin.reachability.TypeEntry;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Holds an entry of metadata against the class it names: GraalVM only warns of a member that does not exist. */
final class Existing {
    private static final List<String> ARRAYS = List.of("int[]", "long[]", "java.lang.String[]");

    private Existing() {}

    static void check(TypeEntry entry) throws ClassNotFoundException {
        if (!ARRAYS.contains(entry.name())) {
            Class<?> type = Class.forName(entry.name(), false, Existing.class.getClassLoader());
            assertThat(Stream.of(
                                    Arrays.stream(type.getDeclaredFields()).map(Field::getName),
                                    Arrays.stream(type.getDeclaredMethods()).map(m -> signature(m.getName(), m)),
                                    Arrays.stream(type.getDeclaredConstructors())
                                            .map(c -> signature("<init>", c)))
                            .flatMap(names -> names))
                    .as(entry.name())
                    .containsAll(entry.members());
        }
    }

    private static String signature(String name, Executable executable) {
        return Need.signature(
                name,
                Arrays.stream(executable.getParameterTypes())
                        .map(Class::getTypeName)
                        .toList());
    }
}
