package cloister.wire;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Shape.ListShape;
import cloister.wire.Shape.MapShape;
import cloister.wire.Shape.StringShape;
import cloister.wire.Shape.StructureShape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * Nothing but documentation got lost between AWS's model and ours. Shapes that decision 0054 adds
 * to have no source but their own file.
 */
class SlimModelTest {
    private final Set<String> compared = new HashSet<>();

    static List<String> services() {
        return List.copyOf(properties().stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_slim_model_says_what_awss_says(String name) {
        JsonNode source = source(properties().getProperty(name));
        compared.addAll(added(name, "shapes"));
        ServiceModel service = ServiceModel.load(name);
        JsonNode metadata = source.path("metadata");
        assertThat(service.protocol()).isEqualTo(metadata.path("protocol").asText());
        assertThat(service.apiVersion()).isEqualTo(metadata.path("apiVersion").asText());
        assertThat(service.targetPrefix()).isEqualTo(metadata.path("targetPrefix").asText());
        JsonNode operations = source.path("operations");
        Set<String> names = added(name, "operations");
        operations.fieldNames().forEachRemaining(names::add);
        assertThat(service.operations().names()).isEqualTo(names);
        operations
                .properties()
                .forEach(
                        operation ->
                                compare(
                                        service.operation(operation.getKey()).orElseThrow(),
                                        operation.getValue(),
                                        source.path("shapes")));
    }

    private void compare(OperationModel operation, JsonNode source, JsonNode shapes) {
        JsonNode http = source.path("http");
        assertThat(operation.httpMethod()).isEqualTo(http.path("method").asText());
        assertThat(operation.httpUri()).isEqualTo(http.path("requestUri").asText());
        assertThat(operation.unsigned()).isEqualTo(source.path("authtype").asText().equals("none"));
        assertThat(operation.resultWrapper())
                .isEqualTo(source.path("output").path("resultWrapper").asText());
        assertThat(operation.input().isPresent()).isEqualTo(source.has("input"));
        assertThat(operation.output().isPresent()).isEqualTo(source.has("output"));
        operation.input().ifPresent(shape -> compare(shape, source.path("input"), shapes));
        operation.output().ifPresent(shape -> compare(shape, source.path("output"), shapes));
        JsonNode errors = source.path("errors");
        assertThat(operation.errors()).hasSize(errors.size());
        for (int i = 0; i < errors.size(); i++) {
            compare(operation.errors().get(i), errors.get(i), shapes);
        }
    }

    private void compare(Shape shape, JsonNode reference, JsonNode shapes) {
        String name = reference.path("shape").asText();
        assertThat(shape.name()).isEqualTo(name);
        if (!compared.add(name)) {
            return;
        }
        JsonNode source = shapes.path(name);
        assertThat(shape.sensitive()).as(name).isEqualTo(source.path("sensitive").asBoolean());
        switch (shape) {
            case StructureShape structure -> structure(structure, source, shapes);
            case ListShape list -> {
                compareBounds(list.length(), source);
                compare(list.member().shape(), source.path("member"), shapes);
            }
            case MapShape map -> {
                compareBounds(map.length(), source);
                compare(map.key().shape(), source.path("key"), shapes);
                compare(map.value().shape(), source.path("value"), shapes);
            }
            case StringShape string -> {
                compareBounds(string.length(), source);
                assertThat(string.pattern().map(ConstraintPattern::source).orElse(""))
                        .isEqualTo(source.path("pattern").asText());
                // Compiles it, too: an expression that Java can't read would show at its first use.
                string.pattern().ifPresent(pattern -> pattern.matches("x"));
                List<String> values = new ArrayList<>();
                source.path("enum").forEach(value -> values.add(value.asText()));
                assertThat(string.values()).isEqualTo(values);
            }
            case Shape.IntegerShape integer -> compareBounds(integer.range(), source);
            case Shape.LongShape wide -> compareBounds(wide.range(), source);
            case Shape.BlobShape blob -> compareBounds(blob.length(), source);
            case Shape.FloatShape single ->
                    assertThat(single.min())
                            .isEqualTo(source.path("min").asDouble(Double.NEGATIVE_INFINITY));
            case Shape.DoubleShape real ->
                    assertThat(real.max())
                            .isEqualTo(source.path("max").asDouble(Double.POSITIVE_INFINITY));
            case Shape.BooleanShape flag ->
                    assertThat(source.path("type").asText()).isEqualTo("boolean");
            case Shape.TimestampShape time ->
                    assertThat(source.path("type").asText()).isEqualTo("timestamp");
            case Shape.DocumentShape document ->
                    assertThat(source.path("document").asBoolean()).isTrue();
        }
    }

    private void structure(StructureShape structure, JsonNode source, JsonNode shapes) {
        Set<String> required = new HashSet<>();
        source.path("required").forEach(name -> required.add(name.asText()));
        assertThat(structure.union()).isEqualTo(source.path("union").asBoolean());
        assertThat(structure.error().isPresent()).isEqualTo(source.path("exception").asBoolean());
        assertThat(structure.members()).hasSize(source.path("members").size());
        source.path("members")
                .properties()
                .forEach(
                        field -> {
                            Member member = Members.of(structure, field.getKey());
                            assertThat(member.required())
                                    .isEqualTo(required.contains(field.getKey()));
                            assertThat(member.locationName().orElse(""))
                                    .isEqualTo(field.getValue().path("locationName").asText());
                            compare(member.shape(), field.getValue(), shapes);
                        });
    }

    private static void compareBounds(Bounds bounds, JsonNode source) {
        assertThat(bounds.min()).isEqualTo(source.path("min").asLong(Long.MIN_VALUE));
        assertThat(bounds.max()).isEqualTo(source.path("max").asLong(Long.MAX_VALUE));
    }

    private static Set<String> added(String service, String kind) {
        Path file = Path.of("..", "models", "additions", service + ".json");
        Set<String> names = new HashSet<>();
        if (Files.exists(file)) {
            try {
                JsonNode added = new ObjectMapper().readTree(file.toFile()).path(kind);
                added.fieldNames().forEachRemaining(names::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    private static Properties properties() {
        Properties services = new Properties();
        try (InputStream in = open("cloister/models/services.properties")) {
            services.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return services;
    }

    private static JsonNode source(String resource) {
        try (InputStream in = open(resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = SlimModelTest.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new AssertionError("no resource " + resource);
        }
        return in;
    }
}
