package dev.basin.settings;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings that the services' classes read: by {@code @ConfigMapping} interfaces and by {@code @ConfigProperty}. */
final class Settings {
    private final Properties files = files();
    private final List<Setting> settings = new ArrayList<>();

    private Settings() {}

    /** Each once for every class that reads it. */
    static List<Setting> read() {
        Settings found = new Settings();
        for (JavaClass one : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.basin")) {
            if (one.isAnnotatedWith(ConfigMapping.class)) {
                Class<?> mapping = one.reflect();
                found.addMethods(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, mapping);
            }
            one.getCodeUnits().stream()
                    .filter(unit -> unit.getParameters().stream()
                            .anyMatch(parameter -> parameter.isAnnotatedWith(ConfigProperty.class)))
                    .forEach(found::addParameters);
        }
        return found.settings;
    }

    private void addMethods(String prefix, Class<?> group, Class<?> mapping) {
        for (Method method : group.getDeclaredMethods()) {
            if (!Modifier.isAbstract(method.getModifiers())) {
                continue;
            }
            String key = prefix + "." + dashed(method.getName());
            Type type = inside(method.getGenericReturnType());
            if (type instanceof Class<?> inner && inner.getEnclosingClass() == mapping && inner.isInterface()) {
                addMethods(key, inner, mapping);
            } else if (method.getReturnType().equals(Map.class)) {
                settings.add(new Setting(key + ".KIND", mapping, type, null));
            } else {
                WithDefault given = method.getAnnotation(WithDefault.class);
                add(key, mapping, type, given == null ? null : given.value());
            }
        }
    }

    private void addParameters(JavaCodeUnit unit) {
        for (Parameter parameter : ((Executable) unit.reflect()).getParameters()) {
            ConfigProperty property = parameter.getAnnotation(ConfigProperty.class);
            if (property != null && property.name().startsWith("basin.")) {
                String given = property.defaultValue();
                add(
                        property.name(),
                        unit.getOwner().reflect(),
                        inside(parameter.getParameterizedType()),
                        given.equals(ConfigProperty.UNCONFIGURED_VALUE) ? null : given);
            }
        }
    }

    private void add(String key, Class<?> reader, Type type, String given) {
        settings.add(new Setting(key, reader, type, files.getProperty(key, given)));
    }

    /** Of an {@code Optional} or a {@code Map} the type of the value. */
    private static Type inside(Type type) {
        return type instanceof ParameterizedType of
                        && Stream.of(Optional.class, Map.class).anyMatch(of.getRawType()::equals)
                ? of.getActualTypeArguments()[of.getActualTypeArguments().length - 1]
                : type;
    }

    private static String dashed(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** Defaults that stand in files of the modules. */
    static Properties files() {
        Properties files = new Properties();
        try {
            for (URL file : Collections.list(
                    Settings.class.getClassLoader().getResources("META-INF/microprofile-config.properties"))) {
                try (InputStream in = file.openStream()) {
                    files.load(in);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }
}
