package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.List;

class SpaceTest {
    private final Lab lab = new Lab();
    private final String domain = lab.domain("research");
    private final String profile = lab.profile(domain, "userA1");

    @Test
    void the_arn_keeps_the_case_of_the_name() {
        String arn = lab.space(domain, "MySpace", "Private", "userA1");

        assertThat(arn)
                .isEqualTo("arn:aws:sagemaker:us-east-1:123456789012:space/" + domain + "/MySpace");
        assertThat(describe("myspace").members())
                .containsEntry("SpaceName", "MySpace")
                .containsEntry("Status", "InService")
                .containsEntry("HomeEfsFileSystemUid", "200001")
                .containsEntry("SpaceSharingSettings", Lab.struct("SharingType", "Private"))
                .containsEntry("OwnershipSettings", Lab.struct("OwnerUserProfileName", "userA1"));
        assertThat(lab.studio.canonicalArn(arn.toLowerCase(java.util.Locale.ROOT))).isEqualTo(arn);
    }

    @Test
    void sharing_and_ownership_come_together_or_not_at_all() {
        Struct owner = Lab.struct("OwnerUserProfileName", "userA1");

        assertThat(create("one", "OwnershipSettings", owner)).isEqualTo("ValidationException");
        assertThat(create("one", "SpaceSharingSettings", Lab.struct("SharingType", "Shared")))
                .isEqualTo("ValidationException");
        lab.call("CreateSpace", "DomainId", domain, "SpaceName", "one");
    }

    @Test
    void resources_that_come_with_a_space_are_refused() {
        Struct settings = Lab.struct("SpaceManagedResources", "ENABLED");

        assertThat(create("one", "SpaceSettings", settings)).isEqualTo("ValidationException");
    }

    @Test
    void the_owner_must_exist() {
        assertThat(
                        create(
                                "one",
                                "OwnershipSettings",
                                Lab.struct("OwnerUserProfileName", "nobody"),
                                "SpaceSharingSettings",
                                Lab.struct("SharingType", "Private")))
                .isEqualTo("ValidationException");
    }

    @Test
    void spaces_and_user_profiles_have_different_names_whatever_their_case() {
        lab.call("CreateSpace", "DomainId", domain, "SpaceName", "one");

        assertThat(create("ONE")).isEqualTo("ResourceInUse");
        assertThat(create("USERA1")).isEqualTo("ResourceInUse");
        assertThat(
                        lab.error("CreateUserProfile", "DomainId", domain, "UserProfileName", "One")
                                .code())
                .isEqualTo("ResourceInUse");
    }

    @Test
    void an_update_changes_settings_but_not_the_type_of_app() {
        lab.call(
                "CreateSpace",
                "DomainId",
                domain,
                "SpaceName",
                "one",
                "SpaceSettings",
                Lab.struct("AppType", "JupyterLab"));
        lab.call(
                "UpdateSpace",
                "DomainId",
                domain,
                "SpaceName",
                "one",
                "SpaceDisplayName",
                "First",
                "SpaceSettings",
                Lab.struct("RemoteAccess", "ENABLED"));

        assertThat(describe("one").members())
                .containsEntry("SpaceDisplayName", "First")
                .containsEntry(
                        "SpaceSettings",
                        Lab.struct("AppType", "JupyterLab", "RemoteAccess", "ENABLED"));
        assertThat(
                        lab.error(
                                        "UpdateSpace",
                                        "DomainId",
                                        domain,
                                        "SpaceName",
                                        "one",
                                        "SpaceSettings",
                                        Lab.struct("AppType", "CodeEditor"))
                                .code())
                .isEqualTo("ValidationException");
    }

    @Test
    void spaces_are_listed_with_summaries() {
        lab.space(domain, "one", "Shared", "userA1");
        lab.passSeconds(1);
        lab.call("CreateSpace", "DomainId", domain, "SpaceName", "two");

        List<Struct> spaces = lab.call("ListSpaces", "DomainIdEquals", domain).structs("Spaces");
        assertThat(spaces)
                .extracting(space -> space.string("SpaceName"))
                .containsExactly("one", "two");
        assertThat(spaces.getFirst().members())
                .containsEntry("SpaceSharingSettingsSummary", Lab.struct("SharingType", "Shared"))
                .containsEntry(
                        "OwnershipSettingsSummary", Lab.struct("OwnerUserProfileName", "userA1"));
        assertThat(lab.call("ListSpaces", "SpaceNameContains", "TW").structs("Spaces")).hasSize(1);
    }

    @Test
    void owners_and_domains_of_spaces_stay() {
        lab.space(domain, "one", "Private", "userA1");

        assertThat(
                        lab.error(
                                        "DeleteUserProfile",
                                        "DomainId",
                                        domain,
                                        "UserProfileName",
                                        "userA1")
                                .text())
                .isEqualTo(
                        "Unable to delete UserProfile ["
                                + profile
                                + "] because Space(s) are associated with it.");
        lab.call("DeleteSpace", "DomainId", domain, "SpaceName", "one");
        lab.call("DeleteUserProfile", "DomainId", domain, "UserProfileName", "userA1");
        lab.call("CreateSpace", "DomainId", domain, "SpaceName", "two");
        assertThat(lab.error("DeleteDomain", "DomainId", domain).text())
                .endsWith("because Space(s) are associated with it.");
    }

    @Test
    void a_private_space_is_opened_by_its_owner_only() {
        lab.profile(domain, "userA2");
        lab.space(domain, "one", "Private", "userA1");

        assertThat(presign("userA2", "one")).isEqualTo("ValidationException");
        assertThat(presign("userA1", "none")).isEqualTo("ResourceNotFound");
        lab.call(
                "CreatePresignedDomainUrl",
                "DomainId",
                domain,
                "UserProfileName",
                "userA1",
                "SpaceName",
                "one");
    }

    @Test
    void the_facts_of_a_space_tell_owner_and_sharing() {
        String arn = lab.space(domain, "one", "Private", "userA1");

        ResourceFacts facts = lab.studio.facts(arn).orElseThrow();
        assertThat(facts.ownerUserProfileArn()).contains(profile);
        assertThat(facts.spaceSharingType()).contains("Private");
        assertThat(facts.domainId()).contains(domain);
        assertThat(facts.executionRole()).contains(Lab.ROLE);
        assertThat(lab.studio.facts(arn + "-absent")).isEmpty();
    }

    private String presign(String name, String space) {
        return lab.error(
                        "CreatePresignedDomainUrl",
                        "DomainId",
                        domain,
                        "UserProfileName",
                        name,
                        "SpaceName",
                        space)
                .code();
    }

    private Struct describe(String name) {
        return lab.call("DescribeSpace", "DomainId", domain, "SpaceName", name);
    }

    private String create(String name, Object... members) {
        Struct input =
                Struct.builder()
                        .putAll(Lab.struct("DomainId", domain, "SpaceName", name))
                        .putAll(Lab.struct(members))
                        .build();
        return lab.error("CreateSpace", input).code();
    }
}
