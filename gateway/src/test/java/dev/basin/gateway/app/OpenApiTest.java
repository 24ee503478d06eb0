package dev.basin.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.basin.gateway.peers.ScriptedPeers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The generated document against the routes that are served and the answers that they give. */
@QuarkusTest
@QuarkusTestResource(ScriptedPeers.class)
@Timeout(120)
class OpenApiTest {
    private static final String DEMO = """
            {"spec": {"preset": "PRESET_DEMO", "task": {"builtIn": {"task": "BUILT_IN_TASK_REVIEWS"}}}}""";

    @TestHTTPResource("/")
    URI root;

    @Inject
    BeanManager beans;

    @Inject
    Router router;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private JsonNode document;

    @BeforeEach
    void read() throws Exception {
        document = get("api/openapi.json");
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void namesEveryRouteAndNoOther() {
        Set<String> served = new TreeSet<>(resourceRoutes());
        served.addAll(plainRoutes());

        assertThat(served).hasSizeGreaterThan(8);
        assertThat(documentedRoutes()).isEqualTo(served);
    }

    @Test
    void saysOfEveryOperationWhatItDoesAndAnswers() {
        document.get("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertThat(operation.path("summary").asText())
                            .as("%s", operation)
                            .endsWith(".");
                    assertThat(operation.path("operationId").asText())
                            .as("%s", operation)
                            .isNotEmpty();
                    assertThat(operation
                                    .at("/responses/default/content/application~1json/schema/$ref")
                                    .asText())
                            .isEqualTo("#/components/schemas/google.rpc.Status");
                }));
    }

    @Test
    void refersToNothingThatIsNotThere() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references)
                .hasSizeGreaterThan(50)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void describesRealAnswers() throws Exception {
        JsonNode created = send(HttpRequest.newBuilder(root.resolve("api/experiments"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(DEMO)));
        String path = "api/" + created.get("name").asText();
        for (String event : text(path + "/events")
                .lines()
                .filter(line -> line.startsWith("data: "))
                .toList()) {
            assertFits(json.readTree(event.substring("data: ".length())), schema("basin.common.v1.JobEvent"), "event");
        }

        assertFits(get(path), answerOf("/api/experiments/{id}"), "experiment");
        assertFits(get("api/experiments"), answerOf("/api/experiments"), "list");
        assertFits(
                get(path + "/surfaces/surface/scratch"), answerOf("/api/experiments/{id}/surfaces/{phase}"), "surface");
        assertFits(get("api/about"), answerOf("/api/about"), "about");
        assertFits(get("api/experiments/none"), schema("google.rpc.Status"), "error");
    }

    /** Every field is one of the schema's, and of its type. */
    private void assertFits(JsonNode value, JsonNode written, String at) {
        JsonNode schema = resolved(written, value);
        switch (schema.path("type").asText()) {
            case "object" -> {
                assertThat(value.isObject()).as(at).isTrue();
                value.properties().forEach(field -> {
                    JsonNode property = schema.path("properties").path(field.getKey());
                    JsonNode other = schema.path("additionalProperties");
                    assertThat(property.isMissingNode() && other.isMissingNode())
                            .as("%s.%s is not in the document", at, field.getKey())
                            .isFalse();
                    if (!property.isMissingNode() || other.isObject()) {
                        assertFits(
                                field.getValue(),
                                property.isMissingNode() ? other : property,
                                at + "." + field.getKey());
                    }
                });
            }
            case "array" -> value.forEach(item -> assertFits(item, schema.get("items"), at + "[]"));
            case "string" ->
                assertThat(value.isTextual() && isOneOf(value, schema.path("enum")))
                        .as("%s: %s", at, value)
                        .isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(at).isTrue();
            case "number" -> assertThat(value.isNumber()).as(at).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(at).isTrue();
            default ->
                assertThat(schema.isEmpty())
                        .as("%s has a schema without a type: %s", at, schema)
                        .isTrue();
        }
    }

    private JsonNode resolved(JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            return resolved(document.at(schema.get("$ref").asText().substring(1)), value);
        }
        return schema.has("anyOf") ? schema.get("anyOf").get(value.isTextual() ? 1 : 0) : schema;
    }

    private static boolean isOneOf(JsonNode value, JsonNode accepted) {
        return accepted.isMissingNode()
                || StreamSupport.stream(accepted.spliterator(), false).anyMatch(value::equals);
    }

    private JsonNode answerOf(String path) {
        return document.at("/paths/" + path.replace("/", "~1") + "/get/responses/200/content/application~1json/schema");
    }

    private JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    private Set<String> documentedRoutes() {
        Set<String> routes = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return routes;
    }

    private List<String> resourceRoutes() {
        List<String> routes = new ArrayList<>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).forEach(bean -> {
            Class<?> resource = bean.getBeanClass();
            if (resource.isAnnotationPresent(Path.class)
                    && resource.getPackageName().startsWith("dev.basin")) {
                Stream.of(resource.getDeclaredMethods()).forEach(method -> routes.addAll(routes(resource, method)));
            }
        });
        return routes;
    }

    private static List<String> routes(Class<?> resource, Method method) {
        Path more = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + (more == null ? "" : more.value());
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value() + " "
                        + path.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                .toList();
    }

    private List<String> plainRoutes() {
        return router.getRoutes().stream()
                .filter(route -> route.getPath() != null
                        && route.getPath().startsWith("/api/")
                        && !route.getPath().startsWith("/api/openapi"))
                .flatMap(route -> route.methods().stream()
                        .map(method -> method.name() + " " + route.getPath().replaceAll(":(\\w+)", "{$1}")))
                .toList();
    }

    private JsonNode get(String path) throws Exception {
        return json.readTree(text(path));
    }

    private String text(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
        return json.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    }
}
