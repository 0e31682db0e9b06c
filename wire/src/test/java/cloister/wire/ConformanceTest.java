package cloister.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Map.entry;

import cloister.wire.Shape.StructureShape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.loader.ModelAssembler;
import software.amazon.smithy.model.loader.ModelDiscovery;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.protocoltests.traits.AppliesTo;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestsTrait;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestCase;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestsTrait;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The protocol cases that Smithy publishes (software.amazon.smithy:smithy-aws-protocol-tests), for
 * servers: requests are read to the parameters they name, outputs and errors are written as they
 * say. A case of {@link #SKIPPED} fails here once it passes.
 */
class ConformanceTest {
    private static final Pattern OTHER_PROTOCOLS =
            Pattern.compile("/smithy/(rpcv2Cbor|ec2Query|restXml|restXmlWithNamespace)/");
    private static final Model SMITHY = smithy();
    private static final String SPARSE = "no model of AWS's has lists or maps that hold nulls";
    private static final String DEFAULTS = "no model of AWS's here has values by default";
    private static final String MEDIA_TYPE = "models don't tell the media type of a blob";
    private static final String COMPRESSION =
            "the case has no body: it tells clients, of operations with a trait that none here has";

    /** Cases that don't pass, each with its reason. */
    private static final Map<String, String> SKIPPED =
            Map.ofEntries(
                    entry(
                            "request QueryEmptyQueryMaps",
                            "an empty map isn't sent: it is read as none"),
                    entry("request SDKAppliedContentEncoding_awsQuery", COMPRESSION),
                    entry(
                            "request SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsQuery",
                            COMPRESSION),
                    entry("request SDKAppliedContentEncoding_awsJson1_1", COMPRESSION),
                    entry(
                            "request SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_1",
                            COMPRESSION),
                    entry(
                            "output AwsJson11IntEnums",
                            "the answer is to have a request's X-Amz-Target"),
                    entry("output RestJsonDeserializesSparseNullMapValues", SPARSE),
                    entry("output RestJsonDeserializesSparseSetMapAndRetainsNull", SPARSE),
                    entry("output RestJsonSparseListsSerializeNull", SPARSE),
                    entry("request RestJsonSerializesSparseNullMapValues", SPARSE),
                    entry("request RestJsonSerializesSparseSetMapAndRetainsNull", SPARSE),
                    entry("request RestJsonSparseListsSerializeNull", SPARSE),
                    entry("output RestJsonHttpPayloadTraitsWithMediaTypeWithBlob", MEDIA_TYPE),
                    entry("output RestJsonStreamingTraitsWithMediaTypeWithBlob", MEDIA_TYPE),
                    entry(
                            "output RestJsonServerPopulatesDefaultsInResponseWhenMissingInParams",
                            DEFAULTS),
                    entry(
                            "output"
                                + " RestJsonServerPopulatesNestedDefaultValuesWhenMissingInInResponseParams",
                            DEFAULTS),
                    entry(
                            "request RestJsonServerPopulatesDefaultsWhenMissingInRequestBody",
                            DEFAULTS),
                    entry(
                            "request RestJsonServerPopulatesNestedDefaultsWhenMissingInRequestBody",
                            DEFAULTS),
                    entry("request SDKAppendedGzipAfterProvidedEncoding_restJson1", COMPRESSION),
                    entry("request SDKAppliedContentEncoding_restJson1", COMPRESSION),
                    entry(
                            "request RestJsonOmitsEmptyListQueryValues",
                            "an empty list isn't sent: it is read as none"),
                    entry("request AwsJson11SparseMapsSerializeNullValues", SPARSE),
                    entry("request AwsJson11SparseListsSerializeNull", SPARSE),
                    entry("output AwsJson11SparseMapsDeserializeNullValues", SPARSE),
                    entry("output AwsJson11SparseListsDeserializeNull", SPARSE));

    @TestFactory
    Stream<DynamicTest> json_1_1_is_spoken_as_published() {
        return cases("aws.protocoltests.json#JsonProtocol", "aws.protocols#awsJson1_1", "json");
    }

    @TestFactory
    Stream<DynamicTest> a_real_json_1_1_service_is_spoken_as_published() {
        return cases(
                "com.amazonaws.machinelearning#AmazonML_20141212",
                "aws.protocols#awsJson1_1",
                "json");
    }

    @TestFactory
    Stream<DynamicTest> query_is_spoken_as_published() {
        return cases("aws.protocoltests.query#AwsQuery", "aws.protocols#awsQuery", "query");
    }

    @TestFactory
    Stream<DynamicTest> rest_json_is_spoken_as_published() {
        return cases("aws.protocoltests.restjson#RestJson", "aws.protocols#restJson1", "rest-json");
    }

    @TestFactory
    Stream<DynamicTest> real_rest_json_services_are_spoken_as_published() {
        return Stream.concat(
                cases("com.amazonaws.glacier#Glacier", "aws.protocols#restJson1", "rest-json"),
                cases(
                        "com.amazonaws.apigateway#BackplaneControlService",
                        "aws.protocols#restJson1",
                        "rest-json"));
    }

    @Test
    void every_skipped_case_exists() {
        List<String> published =
                Stream.of(
                                json_1_1_is_spoken_as_published(),
                                a_real_json_1_1_service_is_spoken_as_published(),
                                rest_json_is_spoken_as_published(),
                                real_rest_json_services_are_spoken_as_published(),
                                query_is_spoken_as_published())
                        .flatMap(each -> each)
                        .map(DynamicTest::getDisplayName)
                        .toList();
        assertThat(published).containsAll(SKIPPED.keySet()).hasSizeGreaterThan(200);
    }

    /** The cases share files that name traits which aren't here, so the model isn't validated. */
    private static Model smithy() {
        ModelAssembler assembler =
                Model.assembler()
                        .putProperty(ModelAssembler.ALLOW_UNKNOWN_TRAITS, true)
                        .disableValidation();
        for (URL model : ModelDiscovery.findModels(ConformanceTest.class.getClassLoader())) {
            if (!OTHER_PROTOCOLS.matcher(model.toString()).find()) {
                assembler.addImport(model);
            }
        }
        return assembler.assemble().getResult().orElseThrow();
    }

    private static Stream<DynamicTest> cases(String service, String protocol, String name) {
        ServiceShape shape = SMITHY.expectShape(ShapeId.from(service), ServiceShape.class);
        ServiceModel model = SmithyService.of(SMITHY, shape, name);
        return model.operations().names().stream()
                .map(operation -> model.operation(operation).orElseThrow())
                .flatMap(operation -> cases(operation, shape, ShapeId.from(protocol)));
    }

    private static Stream<DynamicTest> cases(
            OperationModel operation, ServiceShape service, ShapeId protocol) {
        OperationShape smithy =
                SMITHY.expectShape(
                        ShapeId.fromParts(service.getId().getNamespace(), operation.name()),
                        OperationShape.class);
        Stream<DynamicTest> requests =
                smithy
                        .getTrait(HttpRequestTestsTrait.class)
                        .map(trait -> trait.getTestCasesFor(AppliesTo.SERVER))
                        .orElse(List.of())
                        .stream()
                        .filter(test -> test.getProtocol().equals(protocol))
                        .map(
                                test ->
                                        dynamic(
                                                "request " + test.getId(),
                                                () -> request(operation, test)));
        Stream<DynamicTest> responses =
                responses(smithy, protocol)
                        .map(
                                test ->
                                        dynamic(
                                                "output " + test.getId(),
                                                () -> output(operation, test)));
        Stream<DynamicTest> errors =
                smithy.getErrorsSet().stream()
                        .flatMap(
                                error ->
                                        responses(SMITHY.expectShape(error), protocol)
                                                .map(
                                                        test ->
                                                                dynamic(
                                                                        "error " + test.getId(),
                                                                        () ->
                                                                                error(
                                                                                        operation,
                                                                                        error
                                                                                                .getName(),
                                                                                        test))));
        return Stream.of(requests, responses, errors).flatMap(each -> each);
    }

    private static Stream<HttpResponseTestCase> responses(
            software.amazon.smithy.model.shapes.Shape shape, ShapeId protocol) {
        return shape
                .getTrait(HttpResponseTestsTrait.class)
                .map(trait -> trait.getTestCasesFor(AppliesTo.SERVER))
                .orElse(List.of())
                .stream()
                .filter(test -> test.getProtocol().equals(protocol));
    }

    private static DynamicTest dynamic(String id, Runnable check) {
        return DynamicTest.dynamicTest(
                id,
                () -> {
                    if (SKIPPED.containsKey(id)) {
                        assertThatThrownBy(check::run)
                                .as("%s passes now: take it off the list", id)
                                .isInstanceOf(Throwable.class);
                    } else {
                        try {
                            check.run();
                        } catch (AssertionError | RuntimeException e) {
                            throw new AssertionError(id, e);
                        }
                    }
                });
    }

    private static void request(OperationModel operation, HttpRequestTestCase test) {
        Map<String, List<String>> headers = new HashMap<>();
        test.getHeaders().forEach((name, value) -> headers.put(name, List.of(value)));
        HttpRequest request =
                new HttpRequest(
                        test.getMethod(),
                        test.getUri(),
                        String.join("&", test.getQueryParams()),
                        headers,
                        test.getBody().orElse("").getBytes(StandardCharsets.UTF_8));
        if (isNamed(request)) {
            Route route =
                    new Services(List.of(operation.service())).route(request, Optional.empty());
            assertThat(route.operation().name()).isEqualTo(operation.name());
        }
        Struct read = Protocol.of(operation.service()).parse(operation, request);
        Struct expected = values(operation.input(), test.getParams());
        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(expected);
    }

    /** Some cases leave out the header that names the operation. */
    private static boolean isNamed(HttpRequest request) {
        return !(Services.protocol(request) instanceof JsonProtocol)
                || request.header("X-Amz-Target").isPresent();
    }

    private static void output(OperationModel operation, HttpResponseTestCase test) {
        String id = test.getHeaders().getOrDefault("X-Amzn-Requestid", "abc-123");
        Struct output = values(operation.output(), test.getParams());
        check(Protocol.of(operation.service()).writeOutput(operation, output, id), test);
    }

    private static Struct values(Optional<StructureShape> shape, ObjectNode params) {
        return shape.map(known -> SmithyValues.structure(known, params)).orElse(Struct.EMPTY);
    }

    private static void error(OperationModel operation, String name, HttpResponseTestCase test) {
        StructureShape shape = operation.error(name).orElseThrow();
        Struct all = SmithyValues.structure(shape, test.getParams());
        Struct.Builder members = Struct.builder();
        String message = "";
        for (Map.Entry<String, Object> member : all.members().entrySet()) {
            if (member.getKey().equalsIgnoreCase("message")) {
                message = (String) member.getValue();
            } else {
                members.put(member.getKey(), member.getValue());
            }
        }
        ApiException thrown = new ApiException(name, message, 400, members.build());
        check(
                Protocol.of(operation.service())
                        .writeError(Optional.of(operation), thrown, "foo-id"),
                test);
    }

    private static void check(HttpResponse response, HttpResponseTestCase test) {
        assertThat(response.status()).isEqualTo(test.getCode());
        TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers());
        Map<String, String> wanted = new HashMap<>(test.getHeaders());
        wanted.remove("Content-Length"); // the listener's to write
        assertThat(headers).containsAllEntriesOf(wanted);
        test.getForbidHeaders().forEach(name -> assertThat(headers).doesNotContainKey(name));
        String expected = test.getBody().orElse("");
        if (expected.isEmpty()) {
            return;
        }
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (response.headers().getOrDefault("Content-Type", "").contains("json")) {
            assertThat(json(body)).isEqualTo(json(expected));
        } else if (!response.headers().getOrDefault("Content-Type", "").contains("xml")) {
            assertThat(body).isEqualTo(expected);
        } else {
            XmlTree tree = XmlTree.of(expected);
            XmlTree written = XmlTree.of(body).without("ResponseMetadata");
            // Some cases leave out the namespace that AWS always writes.
            boolean bare = !tree.attributes().containsKey("xmlns");
            assertThat(bare ? written.withoutNamespace() : written)
                    .isEqualTo(tree.without("ResponseMetadata"));
        }
    }

    private static Object json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
