package dev.basin.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A misspelt setting is no error to an application; it goes on with its default. So each that is given here has to be one. */
class SettingsTest {
    /** What a pod takes beyond the grace of its jobs until the process has ended. */
    private static final Duration TIME_TO_END = Duration.ofSeconds(20);

    private static final Map<Application, Settings> SETTINGS = new ConcurrentHashMap<>();

    /** Settings given to all services by one ConfigMap need not concern each; those given to one have to concern it. */
    @ParameterizedTest
    @EnumSource
    void everyVariableIsASetting(Overlay overlay) {
        Set<String> unknown = new TreeSet<>();
        for (Deployment deployment : overlay.services()) {
            Container container = Pods.service(deployment);
            container.getEnv().stream()
                    .map(EnvVar::getName)
                    .filter(variable -> !settings(container).has(variable))
                    .forEach(variable -> unknown.add(deployment.getMetadata().getName() + " has no " + variable));
        }
        shared(overlay)
                .filter(variable -> overlay.services().stream()
                        .noneMatch(
                                deployment -> settings(Pods.service(deployment)).has(variable)))
                .forEach(variable -> unknown.add("no service has " + variable));
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyVariableOfTheComposeFileIsASetting() {
        Set<String> unknown = new TreeSet<>();
        Compose.read()
                .environments()
                .forEach((service, variables) -> variables.stream()
                        .filter(variable -> Compose.read().applications(service).stream()
                                .noneMatch(application -> settings(application).has(variable)))
                        .forEach(variable -> unknown.add(service + " has no " + variable)));
        assertThat(unknown).isEmpty();
    }

    /** Basin's own stand there by another test, which knows their defaults too. */
    @Test
    void everyVariableOfQuarkusInTheDocumentIsASetting() throws IOException {
        List<String> told = Pattern.compile("`((?:QUARKUS|RABBITMQ)_\\w+)`")
                .matcher(Files.readString(Path.of("../docs/settings.md")))
                .results()
                .map(variable -> variable.group(1))
                .toList();

        assertThat(told)
                .hasSizeGreaterThan(10)
                .allMatch(variable -> Application.NAMES.stream()
                        .anyMatch(name -> settings(new Application(name)).has(variable)));
    }

    @Test
    void whatIsNoSettingIsFoundOut() {
        Settings landscape = settings(new Application("landscape"));
        assertThat(landscape.has("BASIN_JOBS_HEARTBEAT")).isTrue();
        assertThat(landscape.has("BASIN_JOBS_CONCURRENCY_BY_KIND_LANDSCAPES")).isTrue();
        assertThat(landscape.has("QUARKUS_HTTP_PORT")).isTrue();
        assertThat(landscape.has("QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL")).isTrue();
        assertThat(landscape.has("BASIN_JOBS_HEARTBEET")).isFalse();
        assertThat(landscape.has("BASIN_GATEWAY_CALL_DEADLINE")).isFalse();
        assertThat(landscape.has("QUARKUS_DATASOURCE_POSTGRESQL_DB_KIND"))
                .as("settings of the build")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void portsAreThoseOfTheApplication(Overlay overlay) {
        for (Deployment deployment : overlay.services()) {
            Container container = Pods.service(deployment);
            Application application = Application.ofImage(container.getImage());
            int grpc = Integer.parseInt(application.property("quarkus.grpc.server.port"));
            assertThat(Pods.port(container, "grpc")).isEqualTo(grpc);
            assertThat(Pods.port(container, "http"))
                    .isEqualTo(Integer.parseInt(application.property("quarkus.http.port")));
            assertThat(Stream.of(
                            container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe()))
                    .allMatch(probe -> probe.getGrpc().getPort() == grpc);
        }
    }

    @ParameterizedTest
    @EnumSource
    void podsOutlastTheGraceOfTheirJobs(Overlay overlay) {
        for (Deployment deployment : overlay.services()) {
            Duration jobs = Duration.parse("PT" + value(Pods.service(deployment), "BASIN_JOBS_GRACE"));
            Duration pod = Duration.ofSeconds(
                    deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds());
            assertThat(pod).as(deployment.getMetadata().getName()).isGreaterThanOrEqualTo(jobs.plus(TIME_TO_END));
        }
    }

    /** A worker with another number of threads than its landscape's coordinator hands every tile back. */
    @ParameterizedTest
    @EnumSource
    void workersComputeWithAsManyThreadsAsTheirCoordinator(Overlay overlay) {
        assertThat(overlay.services().stream()
                        .map(Pods::service)
                        .filter(container ->
                                Application.ofImage(container.getImage()).name().equals("landscape"))
                        .map(SettingsTest::threads))
                .hasSize(2)
                .containsOnly(overlay == Overlay.LOCAL ? 2 : 4);
    }

    private static int threads(Container container) {
        ResourceFieldSelector source = container.getEnv().stream()
                .filter(one -> one.getName().equals("BASIN_ENGINE_THREADS"))
                .findFirst()
                .orElseThrow()
                .getValueFrom()
                .getResourceFieldRef();
        assertThat(source.getResource()).isEqualTo("limits.cpu");
        return container
                .getResources()
                .getLimits()
                .get("cpu")
                .getNumericalAmount()
                .intValueExact();
    }

    private static Stream<String> shared(Overlay overlay) {
        List<String> given = overlay.services().stream()
                .flatMap(deployment -> Pods.service(deployment).getEnvFrom().stream())
                .map(EnvFromSource::getConfigMapRef)
                .map(reference -> reference.getName())
                .distinct()
                .toList();
        List<ConfigMap> maps = overlay.resources(ConfigMap.class).stream()
                .filter(map -> given.contains(map.getMetadata().getName()))
                .toList();
        assertThat(maps).hasSameSizeAs(given).isNotEmpty();
        return maps.stream().flatMap(map -> map.getData().keySet().stream());
    }

    private static String value(Container container, String variable) {
        return container.getEnv().stream()
                .filter(one -> one.getName().equals(variable))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static Settings settings(Container container) {
        return settings(Application.ofImage(container.getImage()));
    }

    private static Settings settings(Application application) {
        return SETTINGS.computeIfAbsent(application, Settings::of);
    }
}
