package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class UserProfileTest {
    private final Lab lab = new Lab();
    private final String domain = lab.domain("research");

    @Test
    void the_arn_is_in_lower_case_and_the_name_as_it_was_given() {
        assertThat(lab.profile(domain, "userA1"))
                .isEqualTo(
                        "arn:aws:sagemaker:us-east-1:123456789012:user-profile/"
                                + domain
                                + "/usera1");
        assertThat(describe("USERa1").members())
                .containsEntry("UserProfileName", "userA1")
                .containsEntry("Status", "InService")
                .containsEntry("HomeEfsFileSystemUid", "200000")
                .doesNotContainKey("UserSettings");
    }

    @Test
    void a_name_is_taken_whatever_its_case() {
        lab.profile(domain, "userA1");

        assertThat(
                        lab.error(
                                        "CreateUserProfile",
                                        "DomainId",
                                        domain,
                                        "UserProfileName",
                                        "USERA1")
                                .code())
                .isEqualTo("ResourceInUse");
    }

    @Test
    void a_number_in_the_file_system_is_never_given_twice() {
        lab.profile(domain, "userA1");
        lab.call("DeleteUserProfile", "DomainId", domain, "UserProfileName", "userA1");
        lab.profile(domain, "userA1");

        assertThat(describe("userA1").string("HomeEfsFileSystemUid")).isEqualTo("200001");
    }

    @Test
    void settings_are_told_as_they_were_given() {
        Struct settings =
                Lab.struct(
                        "ExecutionRole",
                        Lab.ROLE,
                        "SharingSettings",
                        Lab.struct("NotebookOutputOption", "Disabled"));
        lab.call(
                "CreateUserProfile",
                "DomainId",
                domain,
                "UserProfileName",
                "userA1",
                "UserSettings",
                settings);

        assertThat(describe("userA1").optionalStruct("UserSettings")).contains(settings);
    }

    @Test
    void an_update_sets_the_execution_role_and_keeps_the_other_settings() {
        lab.call(
                "CreateUserProfile",
                "DomainId",
                domain,
                "UserProfileName",
                "userA1",
                "UserSettings",
                Lab.struct("SecurityGroups", List.of("sg-1")));

        lab.call(
                "UpdateUserProfile",
                "DomainId",
                domain,
                "UserProfileName",
                "userA1",
                "UserSettings",
                Lab.struct("ExecutionRole", Lab.ROLE));

        assertThat(describe("userA1").optionalStruct("UserSettings"))
                .contains(Lab.struct("SecurityGroups", List.of("sg-1"), "ExecutionRole", Lab.ROLE));
    }

    @Test
    void an_update_keeps_what_it_does_not_name_at_any_depth_and_clears_by_none() {
        lab.profile(domain, "userA1");
        String image = "arn:aws:sagemaker:us-east-1:123456789012:image/";
        update(
                Lab.struct(
                        "InstanceType",
                        "ml.t3.medium",
                        "SageMakerImageVersionArn",
                        image.replace("image/", "image-version/a/1")));
        update(Lab.struct("SageMakerImageArn", image + "b", "SageMakerImageVersionArn", "None"));

        assertThat(describe("userA1").optionalStruct("UserSettings"))
                .contains(
                        settings(
                                Lab.struct(
                                        "InstanceType",
                                        "ml.t3.medium",
                                        "SageMakerImageArn",
                                        image + "b")));
    }

    private void update(Struct spec) {
        lab.call(
                "UpdateUserProfile",
                "DomainId",
                domain,
                "UserProfileName",
                "userA1",
                "UserSettings",
                settings(spec));
    }

    private static Struct settings(Struct spec) {
        return Lab.struct("JupyterLabAppSettings", Lab.struct("DefaultResourceSpec", spec));
    }

    @Test
    void a_profile_needs_a_domain() {
        assertThat(
                        lab.error(
                                        "CreateUserProfile",
                                        "DomainId",
                                        "d-nowhere",
                                        "UserProfileName",
                                        "userA1")
                                .code())
                .isEqualTo("ValidationException");
    }

    @Test
    void the_single_sign_on_user_belongs_to_domains_with_single_sign_on() {
        Object[] user = {
            "DomainId", domain,
            "UserProfileName", "userA1",
            "SingleSignOnUserIdentifier", "UserName",
            "SingleSignOnUserValue", "a1@example.com"
        };
        assertThat(lab.error("CreateUserProfile", user).code()).isEqualTo("ValidationException");

        String sso = signOnDomain();
        assertThat(
                        lab.error("CreateUserProfile", "DomainId", sso, "UserProfileName", "userA1")
                                .code())
                .isEqualTo("ValidationException");
        user[1] = sso;
        lab.call("CreateUserProfile", user);
        assertThat(
                        lab.call(
                                        "DescribeUserProfile",
                                        "DomainId",
                                        sso,
                                        "UserProfileName",
                                        "userA1")
                                .members())
                .containsEntry("SingleSignOnUserValue", "a1@example.com");
        user[3] = "another";
        assertThat(lab.error("CreateUserProfile", user))
                .hasFieldOrPropertyWithValue("code", "ResourceInUse")
                .hasMessageContaining("is associated with UserProfile");
        user[7] = "nobody@example.com";
        assertThat(lab.error("CreateUserProfile", user))
                .hasFieldOrPropertyWithValue("code", "ValidationException")
                .hasMessageContaining(
                        "[nobody@example.com] is no UserName in the directory of IAM Identity"
                                + " Center.");
    }

    @Test
    void a_profile_is_its_persons_and_not_theirs_who_get_the_name_later() {
        SignOnUser first = new SignOnUser("user-1", "a1@example.com");
        SignOnUser renamed = new SignOnUser("user-1", "ana@example.com");
        SignOnUser later = new SignOnUser("user-2", "a1@example.com");
        String sso = signOnDomain();
        createFor(sso, "userA1");
        assertThat(lab.studio.studiosOf(first)).hasSize(1);
        assertThat(lab.studio.studiosOf(renamed)).hasSize(1);
        assertThat(lab.studio.studiosOf(later)).isEmpty();

        lab.directory.put("a1@example.com", "user-2");
        createFor(sso, "second");
        assertThat(lab.studio.studiosOf(later))
                .extracting(OwnStudio::userProfileName)
                .containsExactly("second");
        assertThat(lab.studio.studiosOf(first))
                .extracting(OwnStudio::userProfileName)
                .containsExactly("userA1");
        lab.call("DeleteUserProfile", "DomainId", sso, "UserProfileName", "second");
        assertThat(lab.studio.studiosOf(later)).isEmpty();
    }

    private String signOnDomain() {
        return lab.call(
                        "CreateDomain",
                        "DomainName",
                        "sso",
                        "AuthMode",
                        "SSO",
                        "DefaultUserSettings",
                        Struct.EMPTY)
                .string("DomainId");
    }

    private void createFor(String sso, String name) {
        lab.call(
                "CreateUserProfile",
                "DomainId",
                sso,
                "UserProfileName",
                name,
                "SingleSignOnUserIdentifier",
                "UserName",
                "SingleSignOnUserValue",
                "a1@example.com");
    }

    @Test
    void profiles_are_listed_by_domain_name_part_and_order() {
        lab.profile(domain, "userA1");
        lab.passSeconds(1);
        lab.profile(domain, "userB1");
        lab.passSeconds(1);
        lab.profile(lab.domain("other"), "userA1");

        assertThat(list()).containsExactly("userA1", "userB1", "userA1");
        assertThat(list("DomainIdEquals", domain)).containsExactly("userA1", "userB1");
        assertThat(list("DomainIdEquals", domain, "SortOrder", "Descending"))
                .containsExactly("userB1", "userA1");
        assertThat(list("UserProfileNameContains", "B1")).containsExactly("userB1");
        lab.passSeconds(1);
        lab.call("UpdateUserProfile", "DomainId", domain, "UserProfileName", "userA1");
        assertThat(list("DomainIdEquals", domain, "SortBy", "LastModifiedTime"))
                .containsExactly("userB1", "userA1");
    }

    @Test
    void the_tags_of_a_new_profile_are_known_with_it() {
        String arn = lab.profile(domain, "userA1", Lab.tag("studiouserid", "userA1"));

        assertThat(lab.tags(arn)).isEqualTo(Map.of("studiouserid", "userA1"));
        assertThat(lab.tags(arn.replace("usera1", "userA1"))).containsKey("studiouserid");
    }

    private Struct describe(String name) {
        return lab.call("DescribeUserProfile", "DomainId", domain, "UserProfileName", name);
    }

    private List<String> list(Object... members) {
        return Lab.names(lab.call("ListUserProfiles", members), "UserProfiles", "UserProfileName");
    }
}
