package cloister.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class QueryProtocolTest {
    private static final ServiceModel IAM = ServiceModel.load("iam");

    private final Protocol query = Protocol.of(IAM);

    @Test
    void lists_are_read_in_the_order_of_their_numbers() {
        Struct input =
                parse(
                        "CreateUser",
                        "Action=CreateUser&UserName=a%20b%2Bc&Tags.member.10.Key=z&Tags.member.10.Value="
                            + "&Tags.member.2.Key=caf%C3%A9&Tags.member.2.Value=x+y");
        assertThat(input.string("UserName")).isEqualTo("a b+c");
        assertThat(input.structs("Tags"))
                .containsExactly(
                        Struct.builder().put("Key", "café").put("Value", "x y").build(),
                        Struct.builder().put("Key", "z").put("Value", "").build());
    }

    @Test
    void of_a_parameter_that_comes_twice_the_first_counts_and_that_of_the_uri_before_the_body() {
        HttpRequest request = request("UserName=b&UserName=c").withQuery("UserName=a");
        assertThat(query.parse(operation("CreateUser"), request).string("UserName")).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MaxItems=x|MalformedInput|STRING_VALUE can not be converted to an Integer",
                "MaxItems=99999999999|MalformedInput|STRING_VALUE can not be converted to an"
                        + " Integer",
                "MaxItems.a=1|MalformedInput|Start of structure or map found where not expected.",
                "Marker=%zz|MalformedQueryString|The query string contains a syntax error.",
                "Marker=%f|MalformedQueryString|The query string contains a syntax error.",
                "Marker=%ff|MalformedQueryString|The query string contains a syntax error.",
            })
    void a_parameter_that_does_not_fit_is_refused(String body, String code, String message) {
        assertRefused("ListUsers", body, code, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tags.member.x.Key=a|Start of list found where not expected",
                "Tags.member.0.Key=a|0 is not a valid index",
                "Tags.member.01.Key=a|Value found where not expected",
                "Tags.member.1234567890.Key=a|Index 1234567890 is illegal",
                "Tags=x|Value found where not expected",
                "Tags.1.Key=x|Start of structure or map found where not expected.",
            })
    void a_list_that_is_not_numbered_is_refused(String body, String message) {
        assertRefused("CreateUser", body, "MalformedInput", message);
    }

    @Test
    void names_of_countless_parts_are_refused() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> parse("CreateUser", "a" + ".a".repeat(100_000) + "=1"));
    }

    @Test
    void an_output_is_wrapped_and_names_the_request() {
        Struct user =
                Struct.builder()
                        .put("UserName", "a<b")
                        .put("CreateDate", Instant.parse("2020-01-01T00:00:00Z"))
                        .build();
        HttpResponse response =
                query.writeOutput(
                        operation("ListUsers"),
                        Struct.builder()
                                .put("Users", List.of(user))
                                .put("IsTruncated", false)
                                .build(),
                        "request-1");
        assertThat(response.headers()).containsEntry("Content-Type", "text/xml");
        assertThat(text(response))
                .isEqualTo(
                        "<ListUsersResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
                                + "<ListUsersResult><Users><member><UserName>a&lt;b</UserName>"
                                + "<CreateDate>2020-01-01T00:00:00Z</CreateDate></member></Users>"
                                + "<IsTruncated>false</IsTruncated></ListUsersResult>"
                                + "<ResponseMetadata><RequestId>request-1</RequestId>"
                                + "</ResponseMetadata></ListUsersResponse>");
    }

    @Test
    void an_error_is_told_by_its_models_code_and_status() {
        HttpResponse response =
                query.writeError(
                        Optional.of(operation("GetUser")),
                        new ApiException("NoSuchEntityException", "no user x", 400),
                        "request-1");
        assertThat(response.status()).isEqualTo(404);
        assertThat(text(response))
                .isEqualTo(
                        "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error>"
                                + "<Type>Sender</Type><Code>NoSuchEntity</Code>"
                                + "<Message>no user x</Message></Error>"
                                + "<RequestId>request-1</RequestId></ErrorResponse>");
    }

    @Test
    void text_that_xml_cannot_hold_is_replaced() {
        HttpResponse response =
                query.writeError(
                        Optional.empty(),
                        new ApiException("X", "\u0001 \uD800 \r\n \uD83D\uDE00", 500),
                        "id");
        assertThat(text(response))
                .contains("<Type>Receiver</Type>")
                .contains("<Message>\uFFFD \uFFFD &#xD;&#xA; \uD83D\uDE00</Message>");
    }

    private void assertRefused(String operation, String body, String code, String message) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> parse(operation, body))
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo(code);
                            assertThat(error.status()).isEqualTo(400);
                            assertThat(error.text()).isEqualTo(message);
                        });
    }

    private Struct parse(String operation, String body) {
        return query.parse(operation(operation), request(body));
    }

    private static HttpRequest request(String body) {
        return new HttpRequest("POST", "/", "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static OperationModel operation(String name) {
        return IAM.operation(name).orElseThrow();
    }

    private static String text(HttpResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
