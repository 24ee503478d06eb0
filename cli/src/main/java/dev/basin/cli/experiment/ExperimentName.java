package dev.basin.cli.experiment;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An experiment as a person names it: by its id or by its whole resource name.
 *
 * @param resource "experiments/{id}"
 */
record ExperimentName(String resource) {
    private static final String COLLECTION = "experiments/";

    String id() {
        return resource.substring(COLLECTION.length());
    }

    static final class Converter implements ITypeConverter<ExperimentName> {
        @Override
        public ExperimentName convert(String written) {
            String id = written.startsWith(COLLECTION) ? written.substring(COLLECTION.length()) : written;
            if (id.isBlank() || id.contains("/")) {
                throw new TypeConversionException(
                        "'%s' names no experiment; accepted: an id as './basin experiment list' shows it"
                                .formatted(written));
            }
            return new ExperimentName(COLLECTION + id);
        }
    }
}
