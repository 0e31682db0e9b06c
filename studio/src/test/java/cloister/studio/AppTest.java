package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class AppTest {
    private final Lab lab = new Lab();
    private final String domain = lab.domain("research");
    private final String profile = lab.profile(domain, "userA1", Lab.tag("team", "TeamA"));

    @Test
    void an_app_is_described_with_its_owner_and_resources() {
        assertThat(create("JupyterServer", "default"))
                .isEqualTo(
                        "arn:aws:sagemaker:us-east-1:123456789012:app/"
                                + domain
                                + "/userA1/jupyterserver/default");
        assertThat(describe("default").members())
                .containsEntry("UserProfileName", "userA1")
                .containsEntry("AppType", "JupyterServer")
                .containsEntry("Status", "InService")
                .containsEntry("ResourceSpec", Lab.struct("InstanceType", "system"))
                .doesNotContainKeys("SpaceName", "FailureReason");
    }

    @Test
    void an_app_belongs_to_a_user_profile_or_a_space() {
        lab.space(domain, "one", "Private", "userA1");

        assertThat(code("AppType", "JupyterLab", "AppName", "default"))
                .isEqualTo("ValidationException");
        assertThat(
                        code(
                                "UserProfileName",
                                "userA1",
                                "SpaceName",
                                "one",
                                "AppType",
                                "JupyterLab",
                                "AppName",
                                "default"))
                .isEqualTo("ValidationException");
        assertThat(code("UserProfileName", "nobody", "AppType", "JupyterLab", "AppName", "default"))
                .isEqualTo("ValidationException");
    }

    @Test
    void a_name_is_taken_while_its_app_lives() {
        create("JupyterServer", "default");

        assertThat(profileApp("JupyterServer", "default")).isEqualTo("ResourceInUse");
        delete("default");
        create("JupyterServer", "default");
    }

    @Test
    void a_deleted_app_is_told_of_for_a_day() {
        String arn = create("JupyterServer", "default");
        delete("default");

        assertThat(describe("default").string("Status")).isEqualTo("Deleted");
        assertThat(lab.error("DeleteApp", appInput("default")))
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo("ValidationException");
                            assertThat(error.text())
                                    .isEqualTo("App [" + arn + "] has already been deleted.");
                        });
        lab.passSeconds(86_399);
        assertThat(lab.call("ListApps").structs("Apps")).hasSize(1);
        lab.passSeconds(1);
        assertThat(lab.call("ListApps").structs("Apps")).isEmpty();
        assertThat(lab.error("DescribeApp", appInput("default")).code())
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void deleted_apps_are_swept_unless_their_name_lives_again() {
        String gone = create("JupyterServer", "gone");
        create("JupyterServer", "again");
        delete("gone");
        delete("again");
        create("JupyterServer", "again");
        lab.passSeconds(86_401);
        create("JupyterServer", "other");
        delete("other");

        assertThat(lab.studio.tags(gone)).isEmpty();
        assertThat(describe("again").string("Status")).isEqualTo("InService");
    }

    @Test
    void tags_of_domain_and_user_profile_are_copied_to_new_apps() {
        String domainArn = "arn:aws:sagemaker:us-east-1:123456789012:domain/" + domain;
        lab.call(
                "AddTags",
                "ResourceArn",
                domainArn,
                "Tags",
                List.of(Lab.tag("company", "acme"), Lab.tag("Team", "none")));
        String arn =
                lab.call(
                                "CreateApp",
                                "DomainId",
                                domain,
                                "UserProfileName",
                                "userA1",
                                "AppType",
                                "JupyterServer",
                                "AppName",
                                "default",
                                "Tags",
                                List.of(Lab.tag("project", "vision")))
                        .string("AppArn");

        assertThat(lab.tags(arn))
                .isEqualTo(Map.of("company", "acme", "team", "TeamA", "project", "vision"));
        lab.call(
                "AddTags",
                "ResourceArn",
                domainArn,
                "Tags",
                List.of(Lab.tag("later", "not copied")));
        assertThat(lab.tags(arn)).doesNotContainKey("later");
    }

    @Test
    void a_kernel_gateway_needs_an_instance_type_from_somewhere() {
        assertThat(profileApp("KernelGateway", "kernel")).isEqualTo("ValidationException");
        lab.call(
                "UpdateUserProfile",
                "DomainId",
                domain,
                "UserProfileName",
                "userA1",
                "UserSettings",
                Lab.struct(
                        "KernelGatewayAppSettings",
                        Lab.struct(
                                "DefaultResourceSpec",
                                Lab.struct(
                                        "InstanceType", "system", "LifecycleConfigArn", "None"))));
        create("KernelGateway", "kernel");

        assertThat(
                        lab.call(
                                        "DescribeApp",
                                        "DomainId",
                                        domain,
                                        "UserProfileName",
                                        "userA1",
                                        "AppType",
                                        "KernelGateway",
                                        "AppName",
                                        "kernel")
                                .optionalStruct("ResourceSpec"))
                .contains(Lab.struct("InstanceType", "ml.t3.medium"));
    }

    @Test
    void an_app_needs_an_execution_role_from_somewhere() {
        String bare =
                lab.call(
                                "CreateDomain",
                                "DomainName",
                                "bare",
                                "AuthMode",
                                "IAM",
                                "DefaultUserSettings",
                                Struct.EMPTY)
                        .string("DomainId");
        lab.profile(bare, "userA1");

        assertThat(
                        lab.error(
                                        "CreateApp",
                                        "DomainId",
                                        bare,
                                        "UserProfileName",
                                        "userA1",
                                        "AppType",
                                        "JupyterServer",
                                        "AppName",
                                        "default")
                                .code())
                .isEqualTo("ValidationException");
    }

    @Test
    void an_app_in_a_space_is_of_the_space_s_type() {
        lab.call(
                "CreateSpace",
                "DomainId",
                domain,
                "SpaceName",
                "one",
                "SpaceSettings",
                Lab.struct("AppType", "CodeEditor"),
                "OwnershipSettings",
                Lab.struct("OwnerUserProfileName", "userA1"),
                "SpaceSharingSettings",
                Lab.struct("SharingType", "Private"));

        assertThat(code("SpaceName", "one", "AppType", "JupyterLab", "AppName", "default"))
                .isEqualTo("ValidationException");
        String arn =
                lab.call(
                                "CreateApp",
                                "DomainId",
                                domain,
                                "SpaceName",
                                "one",
                                "AppType",
                                "CodeEditor",
                                "AppName",
                                "default")
                        .string("AppArn");
        assertThat(arn).endsWith("/one/CodeEditor/default");
        assertThat(lab.tags(arn)).isEqualTo(Map.of("team", "TeamA"));
        assertThat(lab.error("DeleteSpace", "DomainId", domain, "SpaceName", "one").text())
                .endsWith("because App(s) are associated with it.");
    }

    @Test
    void a_user_profile_with_apps_stays() {
        create("JupyterServer", "default");

        assertThat(lab.error("DeleteUserProfile", "DomainId", domain, "UserProfileName", "userA1"))
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo("ResourceInUse");
                            assertThat(error.text())
                                    .isEqualTo(
                                            "Unable to delete UserProfile ["
                                                    + profile
                                                    + "] because App(s) are associated with it.");
                        });
        delete("default");
        lab.call("DeleteUserProfile", "DomainId", domain, "UserProfileName", "userA1");
    }

    @Test
    void apps_are_listed_by_domain_and_owner() {
        create("JupyterServer", "default");
        lab.space(domain, "one", "Private", "userA1");
        lab.passSeconds(1);
        lab.call(
                "CreateApp",
                "DomainId",
                domain,
                "SpaceName",
                "one",
                "AppType",
                "JupyterLab",
                "AppName",
                "lab");

        assertThat(list()).containsExactly("default", "lab");
        assertThat(list("DomainIdEquals", domain, "UserProfileNameEquals", "USERA1"))
                .containsExactly("default");
        assertThat(list("DomainIdEquals", domain, "SpaceNameEquals", "one")).containsExactly("lab");
        assertThat(list("SpaceNameEquals", "userA1")).isEmpty();
        assertThat(list("SortOrder", "Descending")).containsExactly("lab", "default");
        assertThat(
                        lab.error(
                                        "ListApps",
                                        "UserProfileNameEquals",
                                        "userA1",
                                        "SpaceNameEquals",
                                        "one")
                                .code())
                .isEqualTo("ValidationException");
    }

    @Test
    void the_identity_configuration_of_roles_changes_only_without_apps() {
        create("JupyterServer", "default");

        assertThat(lab.error("UpdateDomain", identity("USER_PROFILE_NAME")).code())
                .isEqualTo("ResourceInUse");
        lab.call("UpdateDomain", identity("DISABLED"));
        delete("default");
        lab.call("UpdateDomain", identity("USER_PROFILE_NAME"));
    }

    private Object[] identity(String config) {
        return new Object[] {
            "DomainId",
            domain,
            "DomainSettingsForUpdate",
            Lab.struct("ExecutionRoleIdentityConfig", config)
        };
    }

    @Test
    void every_spelling_of_an_app_s_arn_means_the_same() {
        String arn = create("JupyterServer", "default");

        assertThat(lab.studio.canonicalArn(arn.replace("userA1/jupyters", "USERA1/JupyterS")))
                .isEqualTo(arn);
    }

    @Test
    void the_facts_of_an_app_are_known_before_it_exists() {
        lab.space(domain, "one", "Private", "userA1");
        String prefix = "arn:aws:sagemaker:us-east-1:123456789012:app/" + domain;

        ResourceFacts inSpace = lab.studio.facts(prefix + "/one/JupyterLab/default").orElseThrow();
        assertThat(inSpace.ownerUserProfileArn()).contains(profile);
        assertThat(inSpace.spaceSharingType()).contains("Private");
        ResourceFacts ofProfile =
                lab.studio.facts(prefix + "/userA1/JupyterLab/default").orElseThrow();
        assertThat(ofProfile.ownerUserProfileArn()).isEmpty();
        assertThat(ofProfile.executionRole()).contains(Lab.ROLE);
        assertThat(lab.studio.facts(prefix + "/nobody/JupyterLab/default")).isEmpty();
    }

    private String create(String type, String name) {
        return lab.call(
                        "CreateApp",
                        "DomainId",
                        domain,
                        "UserProfileName",
                        "userA1",
                        "AppType",
                        type,
                        "AppName",
                        name)
                .string("AppArn");
    }

    private String profileApp(String type, String name) {
        return code("UserProfileName", "userA1", "AppType", type, "AppName", name);
    }

    private String code(Object... members) {
        Struct input = Struct.builder().put("DomainId", domain).putAll(Lab.struct(members)).build();
        return lab.error("CreateApp", input).code();
    }

    private Struct appInput(String name) {
        return Lab.struct(
                "DomainId",
                domain,
                "UserProfileName",
                "userA1",
                "AppType",
                "JupyterServer",
                "AppName",
                name);
    }

    private Struct describe(String name) {
        return lab.call("DescribeApp", appInput(name));
    }

    private void delete(String name) {
        lab.call("DeleteApp", appInput(name));
    }

    private List<String> list(Object... members) {
        return Lab.names(lab.call("ListApps", members), "Apps", "AppName");
    }
}
