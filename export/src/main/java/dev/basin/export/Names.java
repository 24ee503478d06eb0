package dev.basin.export;

import java.util.regex.Pattern;

/** Names that every format takes as they are: keys of a zip file and of HDF5, attributes of XML, headers of CSV. */
final class Names {
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z_][A-Za-z0-9_.+-]{0,127}");

    private Names() {}

    static String require(String name) {
        if (!ACCEPTED.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name '%s' is not accepted; expected a letter or _, then at most 127 letters, digits and _.+-"
                            .formatted(name));
        }
        return name;
    }
}
