package dev.basin.cli.request;

import dev.basin.landscape.v1.Range;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Evenly spaced coordinates as MIN:MAX:POINTS, for example -1:2:31. */
final class RangeFlag implements ITypeConverter<Range> {
    static final String FORM = "MIN:MAX:POINTS";

    @Override
    public Range convert(String written) {
        String[] parts = written.split(":", -1);
        try {
            if (parts.length == 3) {
                return Range.newBuilder()
                        .setMin(Double.parseDouble(parts[0]))
                        .setMax(Double.parseDouble(parts[1]))
                        .setPoints(Integer.parseInt(parts[2]))
                        .build();
            }
        } catch (NumberFormatException notNumbers) {
            throw wrong(written);
        }
        throw wrong(written);
    }

    private static TypeConversionException wrong(String written) {
        return new TypeConversionException("'%s'; accepted: %s, for example -1:2:31".formatted(written, FORM));
    }
}
