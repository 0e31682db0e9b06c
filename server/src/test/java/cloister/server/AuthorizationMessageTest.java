package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

import java.io.IOException;

/** Why somebody was denied, sealed in their answer, for whoever may know. */
class AuthorizationMessageTest {
    @Test
    void a_denials_message_is_opened_by_whoever_may() throws IOException {
        try (TwoTeams teams = TwoTeams.start()) {
            SageMakerException denial =
                    catchThrowableOfType(
                            SageMakerException.class,
                            () -> teams.presign(teams.user("userA2"), "userA1"));
            String message =
                    denial.awsErrorDetails()
                            .sdkHttpResponse()
                            .firstMatchingHeader("x-cloister-authorization-message")
                            .orElseThrow();

            JsonNode decoded =
                    new ObjectMapper()
                            .readTree(
                                    teams.root()
                                            .sts()
                                            .decodeAuthorizationMessage(
                                                    call -> call.encodedMessage(message))
                                            .decodedMessage());

            assertThat(decoded.path("allowed").asBoolean(true)).isFalse();
            assertThat(decoded.path("explicitDeny").asBoolean(true)).isFalse();
            assertThat(decoded.path("context").path("principal").path("arn").asText())
                    .isEqualTo("arn:aws:iam::123456789012:user/userA2");
            assertThat(decoded.path("context").path("action").asText())
                    .isEqualTo("sagemaker:CreatePresignedDomainUrl");
            assertThat(decoded.toString()).contains("sagemaker:ResourceTag/studiouserid");
            assertThatThrownBy(
                            () ->
                                    teams.user("userA2")
                                            .sts()
                                            .decodeAuthorizationMessage(
                                                    call -> call.encodedMessage(message)))
                    .hasMessageContaining(
                            "not authorized to perform: sts:DecodeAuthorizationMessage");
            String changed = message.substring(0, 40) + "AAAA" + message.substring(44);
            assertThatThrownBy(
                            () ->
                                    teams.root()
                                            .sts()
                                            .decodeAuthorizationMessage(
                                                    call -> call.encodedMessage(changed)))
                    .hasMessageContaining("can't be decoded");
        }
    }

    @Test
    void a_session_token_is_no_message() {
        try (TwoTeams teams = TwoTeams.start()) {
            String token =
                    teams.user("userA1").sts().getSessionToken().credentials().sessionToken();

            assertThatThrownBy(
                            () ->
                                    teams.root()
                                            .sts()
                                            .decodeAuthorizationMessage(
                                                    call -> call.encodedMessage(token)))
                    .hasMessageContaining("can't be decoded");
        }
    }
}
