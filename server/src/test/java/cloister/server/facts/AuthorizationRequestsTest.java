package cloister.server.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cloister.identity.Credential;
import cloister.policy.Grants;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Caller;
import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

class AuthorizationRequestsTest {
    private static final String ACCOUNT = "123456789012";
    private static final String SAGEMAKER = "arn:aws:sagemaker:us-east-1:" + ACCOUNT + ":";
    private static final String IAM = "arn:aws:iam::" + ACCOUNT + ":";
    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final Caller ALICE =
            new Caller(IAM + "user/alice", ACCOUNT, "AIDAALICE", "AKIAALICE", Optional.empty());

    private final Map<String, Map<String, String>> tags = new HashMap<>();
    private final Map<String, String> arns = new HashMap<>();
    private final Map<String, Struct> described = new HashMap<>();
    private boolean tagsAreTransitive;
    private Map<String, List<String>> callerKeys = Map.of("aws:username", List.of("alice"));

    @Test
    void an_experiment_is_asked_for_by_its_lower_cased_arn_with_its_tags() {
        tags.put(SAGEMAKER + "experiment/usera1", Map.of("team", "TeamA"));

        Asked asked = one("sagemaker:DeleteExperiment", Map.of("ExperimentName", "UserA1"));

        assertThat(asked.request().action()).isEqualTo("sagemaker:DeleteExperiment");
        assertThat(asked.request().resource()).isEqualTo(SAGEMAKER + "experiment/usera1");
        assertThat(asked.keys())
                .containsEntry("aws:ResourceTag/team", List.of("TeamA"))
                .containsEntry("sagemaker:ResourceTag/team", List.of("TeamA"));
    }

    @Test
    void creating_with_tags_asks_for_add_tags_on_the_new_resource_too() {
        List<Asked> asked =
                all(
                        "sagemaker:CreateExperiment",
                        Map.of("ExperimentName", "E1", "Tags", List.of(tag("team", "TeamA"))));

        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst().keys())
                .containsEntry("aws:RequestTag/team", List.of("TeamA"))
                .containsEntry("aws:TagKeys", List.of("team"))
                .doesNotContainKey("sagemaker:TaggingAction");
        assertThat(asked.getLast().request().action()).isEqualTo("sagemaker:AddTags");
        assertThat(asked.getLast().request().resource()).isEqualTo(SAGEMAKER + "experiment/e1");
        assertThat(asked.getLast().keys())
                .containsEntry("sagemaker:TaggingAction", List.of("CreateExperiment"))
                .containsEntry("aws:RequestTag/team", List.of("TeamA"));
    }

    @Test
    void a_resource_that_is_being_made_has_no_tags_even_where_its_name_is_taken() {
        tags.put(SAGEMAKER + "experiment/e1", Map.of("team", "TeamB"));

        assertThat(one("sagemaker:CreateExperiment", Map.of("ExperimentName", "E1")).keys())
                .doesNotContainKey("aws:ResourceTag/team");
    }

    @Test
    void a_role_given_to_a_profile_is_passed_whether_the_profile_is_made_or_changed() {
        for (String operation : List.of("CreateUserProfile", "UpdateUserProfile")) {
            Asked pass =
                    all(
                                    "sagemaker:" + operation,
                                    Map.of(
                                            "DomainId",
                                            "d-1",
                                            "UserProfileName",
                                            "A1",
                                            "UserSettings",
                                            struct("ExecutionRole", IAM + "role/TeamA")))
                            .getLast();

            assertThat(pass.request().action()).isEqualTo("iam:PassRole");
            assertThat(pass.request().resource()).isEqualTo(IAM + "role/TeamA");
            assertThat(pass.keys())
                    .containsEntry("iam:PassedToService", List.of("sagemaker.amazonaws.com"))
                    .containsEntry(
                            "iam:AssociatedResourceArn",
                            List.of(SAGEMAKER + "user-profile/d-1/a1"));
        }
    }

    @Test
    void the_tags_of_a_role_do_not_limit_passing_it() {
        tags.put(IAM + "role/TeamA", Map.of("team", "TeamA"));

        Asked pass =
                all(
                                "sagemaker:UpdateDomain",
                                Map.of(
                                        "DomainId",
                                        "d-1",
                                        "DefaultUserSettings",
                                        struct("ExecutionRole", IAM + "role/TeamA")))
                        .getLast();

        assertThat(pass.request().action()).isEqualTo("iam:PassRole");
        assertThat(pass.keys()).doesNotContainKey("aws:ResourceTag/team");
    }

    @Test
    void a_trial_concerns_its_experiment_as_well_but_its_tags_are_its_own() {
        tags.put(SAGEMAKER + "experiment/e1", Map.of("team", "TeamA"));

        List<Asked> asked =
                all(
                        "sagemaker:CreateTrial",
                        Map.of(
                                "ExperimentName",
                                "E1",
                                "TrialName",
                                "T1",
                                "Tags",
                                List.of(tag("team", "TeamB"))));

        assertThat(asked)
                .extracting(each -> each.request().action(), each -> each.request().resource())
                .containsExactlyInAnyOrder(
                        tuple("sagemaker:CreateTrial", SAGEMAKER + "experiment/e1"),
                        tuple("sagemaker:CreateTrial", SAGEMAKER + "experiment-trial/t1"),
                        tuple("sagemaker:AddTags", SAGEMAKER + "experiment-trial/t1"));
        assertThat(asked.getFirst().keys()).containsEntry("aws:ResourceTag/team", List.of("TeamA"));
    }

    @Test
    void tags_are_added_to_the_resource_that_the_arn_means_whatever_its_spelling() {
        tags.put(SAGEMAKER + "experiment/e1", Map.of("team", "TeamA"));

        Asked asked =
                one(
                        "sagemaker:AddTags",
                        Map.of(
                                "ResourceArn",
                                SAGEMAKER + "experiment/E1",
                                "Tags",
                                List.of(tag("team", "TeamB"))));

        assertThat(asked.request().resource()).isEqualTo(SAGEMAKER + "experiment/e1");
        assertThat(asked.keys())
                .containsEntry("aws:ResourceTag/team", List.of("TeamA"))
                .containsEntry("aws:RequestTag/team", List.of("TeamB"))
                .doesNotContainKey("sagemaker:TaggingAction");
    }

    @Test
    void tag_keys_that_differ_in_case_only_are_refused() {
        assertThatThrownBy(
                        () ->
                                all(
                                        "sagemaker:CreateExperiment",
                                        Map.of(
                                                "ExperimentName",
                                                "E1",
                                                "Tags",
                                                List.of(tag("team", "A"), tag("Team", "B")))))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Team");
    }

    @Test
    void an_app_in_a_space_knows_the_spaces_owner() {
        described.put(
                "DescribeSpace",
                Struct.builder()
                        .put("DomainId", "d-1")
                        .put("OwnershipSettings", struct("OwnerUserProfileName", "A1"))
                        .put("SpaceSharingSettings", struct("SharingType", "Private"))
                        .build());

        Asked asked =
                one(
                        "sagemaker:CreateApp",
                        Map.of(
                                "DomainId",
                                "d-1",
                                "SpaceName",
                                "Lab",
                                "AppType",
                                "JupyterLab",
                                "AppName",
                                "default",
                                "ResourceSpec",
                                struct("InstanceType", "ml.t3.medium")));

        assertThat(asked.request().resource())
                .isEqualTo(SAGEMAKER + "app/d-1/Lab/JupyterLab/default");
        assertThat(asked.keys())
                .containsEntry("sagemaker:InstanceTypes", List.of("ml.t3.medium"))
                .containsEntry("sagemaker:SpaceSharingType", List.of("Private"))
                .containsEntry(
                        "sagemaker:OwnerUserProfileArn",
                        List.of(SAGEMAKER + "user-profile/d-1/a1"));
    }

    @Test
    void an_app_of_a_profile_has_no_owner_key() {
        described.put("DescribeSpace", struct("DomainId", "d-1"));

        assertThat(
                        one(
                                        "sagemaker:DeleteApp",
                                        Map.of(
                                                "DomainId",
                                                "d-1",
                                                "UserProfileName",
                                                "A1",
                                                "AppType",
                                                "JupyterServer",
                                                "AppName",
                                                "default"))
                                .keys())
                .doesNotContainKey("sagemaker:OwnerUserProfileArn");
    }

    @Test
    void a_domain_that_has_no_id_yet_is_asked_for_as_any() {
        assertThat(one("sagemaker:CreateDomain", Map.of("DomainName", "x")).request().resource())
                .isEqualTo(SAGEMAKER + "domain/*");
    }

    @Test
    void an_action_without_resource_types_asks_for_the_star() {
        assertThat(one("sagemaker:ListDomains", Map.of()).request().resource()).isEqualTo("*");
    }

    @Test
    void an_iam_user_is_asked_for_with_its_path_and_spoken_of_by_name() {
        arns.put("user/bob", IAM + "user/people/bob");

        Asked asked = one("iam:GetUser", Map.of("UserName", "bob"));

        assertThat(asked.request().resource()).isEqualTo(IAM + "user/people/bob");
        assertThat(asked.spokenResource()).isEqualTo("user bob");
    }

    @Test
    void no_user_name_means_the_caller() {
        assertThat(one("iam:ListAccessKeys", Map.of()).request().resource()).isEqualTo(ALICE.arn());
    }

    @Test
    void a_new_role_is_asked_for_by_the_path_it_will_have() {
        assertThat(
                        one("iam:CreateRole", Map.of("RoleName", "r", "Path", "/teams/"))
                                .request()
                                .resource())
                .isEqualTo(IAM + "role/teams/r");
    }

    @Test
    void assuming_a_role_with_tags_needs_the_trust_policys_word_for_each_action() {
        List<Asked> asked =
                all(
                        "sts:AssumeRole",
                        Map.of(
                                "RoleArn",
                                IAM + "role/r",
                                "RoleSessionName",
                                "s",
                                "SourceIdentity",
                                "alice",
                                "Tags",
                                List.of(tag("studiouserid", "alice")),
                                "TransitiveTagKeys",
                                List.of("studiouserid")));

        assertThat(asked)
                .extracting(each -> each.request().action())
                .containsExactly("sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession");
        assertThat(asked)
                .allSatisfy(
                        each -> {
                            assertThat(each.request().resource()).isEqualTo(IAM + "role/r");
                            assertThat(each.request().resourcePolicy()).contains(PolicySet.EMPTY);
                        });
        assertThat(asked.getLast().keys())
                .containsEntry("sts:TransitiveTagKeys", List.of("studiouserid"))
                .containsEntry("aws:RequestTag/studiouserid", List.of("alice"));
    }

    @Test
    void a_session_with_a_source_identity_hands_it_on_only_where_that_is_allowed() {
        callerKeys = Map.of("aws:SourceIdentity", List.of("alice"));

        assertThat(all("sts:AssumeRole", Map.of("RoleArn", IAM + "role/r", "RoleSessionName", "s")))
                .extracting(each -> each.request().action())
                .containsExactly("sts:AssumeRole", "sts:SetSourceIdentity");
    }

    @Test
    void tags_that_a_session_hands_on_ask_for_tag_session_though_none_is_named() {
        tagsAreTransitive = true;

        assertThat(all("sts:AssumeRole", Map.of("RoleArn", IAM + "role/r", "RoleSessionName", "s")))
                .extracting(each -> each.request().action())
                .containsExactly("sts:AssumeRole", "sts:TagSession");
    }

    @Test
    void renaming_a_user_asks_for_what_it_is_and_what_it_will_be() {
        arns.put("user/bob", IAM + "user/people/bob");

        assertThat(all("iam:UpdateUser", Map.of("UserName", "bob", "NewUserName", "rob")))
                .extracting(each -> each.request().resource())
                .containsExactly(IAM + "user/people/bob", IAM + "user/people/rob");
        assertThat(all("iam:UpdateUser", Map.of("UserName", "bob", "NewPath", "/gone/")))
                .extracting(each -> each.request().resource())
                .containsExactly(IAM + "user/people/bob", IAM + "user/gone/bob");
    }

    @Test
    void a_search_tells_what_it_limits_itself_to() {
        Struct limit = Struct.builder().put("Key", "Tags.team").put("Value", "TeamA").build();

        assertThat(
                        one(
                                        "sagemaker:Search",
                                        Map.of(
                                                "Resource",
                                                "Experiment",
                                                "VisibilityConditions",
                                                List.of(limit)))
                                .keys())
                .containsEntry(
                        "sagemaker:SearchVisibilityCondition/Tags.team/EqualsIfExists",
                        List.of("TeamA"));
    }

    @Test
    void every_request_knows_when_whence_and_by_whom_it_comes() {
        assertThat(one("sagemaker:ListDomains", Map.of()).keys())
                .containsEntry("aws:username", List.of("alice"))
                .containsEntry("aws:PrincipalTag/team", List.of("TeamA"))
                .containsEntry("aws:SourceIp", List.of("127.0.0.1"))
                .containsEntry("aws:CurrentTime", List.of("2026-11-24T06:00:00Z"))
                .containsEntry("aws:EpochTime", List.of("1795500000"))
                .containsEntry("aws:RequestedRegion", List.of("us-east-1"))
                .containsEntry("aws:ResourceAccount", List.of(ACCOUNT))
                .containsEntry("aws:SecureTransport", List.of("false"))
                .containsEntry("aws:UserAgent", List.of("test"));
    }

    private Asked one(String operation, Map<String, Object> input) {
        List<Asked> asked = all(operation, input);
        assertThat(asked).hasSize(1);
        return asked.getFirst();
    }

    private List<Asked> all(String operation, Map<String, Object> input) {
        Struct.Builder members = Struct.builder();
        input.forEach((name, value) -> members.put(name, value));
        String[] parts = operation.split(":", 2);
        Call call = new Call(parts[0], parts[1], members.build(), ALICE, "us-east-1", NOW, "id");
        return new AuthorizationRequests(new Known())
                .requests(
                        call,
                        new Credential(
                                "secret",
                                ALICE,
                                new Principal(
                                        PrincipalType.USER,
                                        ALICE.arn(),
                                        ACCOUNT,
                                        Map.of("team", "TeamA")),
                                Grants.of(PolicySet.EMPTY),
                                callerKeys),
                        new Connection("127.0.0.1", false, Optional.of("test"), Optional.empty()));
    }

    private static Struct tag(String key, String value) {
        return Struct.builder().put("Key", key).put("Value", value).build();
    }

    private static Struct struct(String member, Object value) {
        return Struct.builder().put(member, value).build();
    }

    /** The resources that a test says there are. */
    private final class Known implements Resources {
        @Override
        public String canonicalArn(String arn) {
            String lower = arn.toLowerCase(Locale.ROOT);
            return lower.startsWith(SAGEMAKER + "experiment")
                            || lower.startsWith(SAGEMAKER + "user-profile")
                    ? lower
                    : arn;
        }

        @Override
        public Optional<Map<String, String>> tags(String arn) {
            return Optional.ofNullable(tags.get(arn));
        }

        @Override
        public Optional<PolicySet> policy(String arn) {
            return Optional.empty();
        }

        @Override
        public Optional<String> arnOf(String resourceType, String name) {
            return Optional.ofNullable(arns.get(resourceType + "/" + name));
        }

        @Override
        public boolean handsTagsOn(Caller caller) {
            return tagsAreTransitive;
        }

        @Override
        public Optional<Struct> describe(Call call, String operation, Struct input) {
            return Optional.ofNullable(described.get(operation));
        }
    }
}
