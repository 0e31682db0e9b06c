package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.server.facts.Connection;
import cloister.wire.ApiException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Studio takes a role only where the role's trust policy lets SageMaker. */
class ExecutionRoleSessionsTest {
    private static final Connection HERE =
            new Connection("127.0.0.1", false, Optional.empty(), Optional.empty());
    private static final String PROFILE =
            "arn:aws:sagemaker:us-east-1:123456789012:user-profile/d-1/ana";

    private static final TwoTeams teams = TwoTeams.start();

    @AfterAll
    static void close() {
        teams.close();
    }

    @Test
    void a_role_that_trusts_others_is_not_taken() {
        assertRefused(
                "Foreign",
                "\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},\"Action\":\"sts:AssumeRole\"",
                Optional.empty(),
                "sts:AssumeRole");
        assertRefused(
                "Lambda",
                "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"",
                Optional.empty(),
                "sts:AssumeRole");
    }

    @Test
    void a_source_identity_is_set_where_the_role_trusts_it() {
        String trusting = "\"Principal\":{\"Service\":\"sagemaker.amazonaws.com\"},\"Action\":";
        assertRefused(
                "Nameless",
                trusting + "\"sts:AssumeRole\"",
                Optional.of("ana"),
                "sts:SetSourceIdentity");

        create("Named", trusting + "[\"sts:AssumeRole\",\"sts:SetSourceIdentity\"]");
        assertThat(take("Named", Optional.of("ana"), PROFILE)).startsWith("ASIA");
    }

    @Test
    void a_role_may_trust_sagemaker_for_certain_resources_only() {
        create(
                "ForAna",
                """
                "Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole",
                "Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"},
                 "ArnLike":{"aws:SourceArn":"arn:aws:sagemaker:*:123456789012:user-profile/*/ana"}}
                """);

        assertThat(take("ForAna", Optional.empty(), PROFILE)).startsWith("ASIA");
        assertThatThrownBy(() -> take("ForAna", Optional.empty(), PROFILE + "-b"))
                .isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> teams.server().appCredentials(teams.roleArn("ForAna")))
                .isInstanceOf(ApiException.class);
    }

    private static void assertRefused(
            String role, String trust, Optional<String> sourceIdentity, String action) {
        create(role, trust);
        assertThatThrownBy(() -> take(role, sourceIdentity, PROFILE))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("AccessDenied");
                            assertThat(refused.text())
                                    .startsWith(
                                            "User: sagemaker.amazonaws.com is not authorized to"
                                                    + " perform: "
                                                    + action
                                                    + " on resource: "
                                                    + teams.roleArn(role));
                        });
    }

    private static void create(String role, String trust) {
        teams.createRole(
                role,
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",%s}]}"
                        .formatted(trust));
    }

    private static String take(String role, Optional<String> sourceIdentity, String sourceArn) {
        return teams.server()
                .executionRoles()
                .take(
                        new ExecutionRoleSessions.Use(
                                teams.roleArn(role),
                                "us-east-1",
                                Optional.of(sourceArn),
                                sourceIdentity,
                                Map.of()),
                        HERE,
                        new Trail(Instant.now(), "request", HERE))
                .accessKeyId();
    }
}
