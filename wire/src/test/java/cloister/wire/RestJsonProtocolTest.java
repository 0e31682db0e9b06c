package cloister.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RestJsonProtocolTest {
    private static final OperationModel PUT =
            ServiceModel.load("sagemaker-metrics").operation("BatchPutMetrics").orElseThrow();
    private static final OperationModel INVOKE =
            ServiceModel.load("sagemaker-runtime").operation("InvokeEndpoint").orElseThrow();
    private static final Protocol REST = Protocol.of(PUT.service());

    @Test
    void a_body_is_read_by_the_names_on_the_wire() {
        Struct input =
                REST.parse(
                        PUT,
                        request(
                                "/BatchPutMetrics",
                                Map.of(),
                                "{\"TrialComponentName\":\"c\",\"MetricData\":[{\"Value\":1.5}]}"));
        assertThat(input.string("TrialComponentName")).isEqualTo("c");
        assertThat(input.structs("MetricData").getFirst().get("Value")).contains(1.5);
    }

    @Test
    void label_header_and_payload_are_members_of_one_input() {
        Struct input =
                REST.parse(
                        INVOKE,
                        request(
                                "/endpoints/my%2Done/invocations",
                                Map.of("Accept", List.of("text/csv")), "1,2"));
        assertThat(input.string("EndpointName")).isEqualTo("my-one");
        assertThat(input.string("Accept")).isEqualTo("text/csv");
        assertThat((byte[]) input.get("Body").orElseThrow())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("1,2");
    }

    @Test
    void a_body_that_is_no_json_is_refused() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> REST.parse(PUT, request("/BatchPutMetrics", Map.of(), "{\"a\"")))
                .satisfies(error -> assertThat(error.code()).isEqualTo("SerializationException"));
    }

    @Test
    void an_error_has_its_code_in_a_header() {
        HttpResponse answer =
                REST.writeError(
                        Optional.of(PUT),
                        new ApiException("ThrottlingException", "slow", 400),
                        "1");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("x-amzn-ErrorType", "ThrottlingException");
        assertThat(answer.body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"message\":\"slow\"}");
    }

    @Test
    void a_stranger_gets_403() {
        ApiException error = AuthFailure.UNKNOWN_CREDENTIAL.in(REST, "no");
        assertThat(error.status()).isEqualTo(403);
        assertThat(error.code()).isEqualTo("UnrecognizedClientException");
    }

    private static HttpRequest request(
            String path, Map<String, List<String>> headers, String body) {
        return new HttpRequest("POST", path, "", headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
