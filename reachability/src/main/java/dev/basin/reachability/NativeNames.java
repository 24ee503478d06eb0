package dev.basin.reachability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The names of Java that a native library contains, for it can look up nothing that it cannot name.
 *
 * @param types classes that exist
 * @param methods types of methods with a parameter, as {@code (java.lang.String,int[])}
 */
public record NativeNames(Set<Class<?>> types, Set<String> methods) {
    private static final Pattern PATH = Pattern.compile("(?:java|org/slf4j|ai/djl|com/sun/jna)(?:/[\\w$]+)+");
    private static final String TYPE = "\\[*(?:[ZBCSIJFD]|L[a-z]\\w*(?:/[\\w$]+)+;)";
    private static final Pattern METHOD = Pattern.compile("\\((?:" + TYPE + ")+\\)(?:V|" + TYPE + ")");

    public NativeNames {
        types = Set.copyOf(types);
        methods = Set.copyOf(methods);
    }

    public static NativeNames in(byte[] library) {
        String text = new String(library, ISO_8859_1);
        Set<Class<?>> types = new LinkedHashSet<>();
        PATH.matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(path -> longestClass(path).ifPresent(types::add));
        Set<String> methods = new LinkedHashSet<>();
        METHOD.matcher(text).results().map(MatchResult::group).forEach(type -> {
            if (type.contains("L") || type.contains("[")) {
                methods.add(Need.signature("", JniSignature.of(type).parameterTypes()));
            }
        });
        return new NativeNames(types, methods);
    }

    // Rust ends no text with a zero: java/lang/RuntimeException may run on into whatever the linker put behind it.
    private static Optional<Class<?>> longestClass(String path) {
        for (int end = path.length(); end > path.lastIndexOf('/') + 1; end--) {
            try {
                return Optional.of(Class.forName(
                        path.substring(0, end).replace('/', '.'), false, NativeNames.class.getClassLoader()));
            } catch (ClassNotFoundException | NoClassDefFoundError _) {
                // too long yet
            }
        }
        return Optional.empty();
    }
}
