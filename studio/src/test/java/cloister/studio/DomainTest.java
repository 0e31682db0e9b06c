package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.List;

class DomainTest {
    private final Lab lab = new Lab();

    @Test
    void a_new_domain_is_in_service_and_described_with_the_settings_it_was_given() {
        Struct created =
                lab.call(
                        "CreateDomain",
                        "DomainName",
                        "research",
                        "AuthMode",
                        "IAM",
                        "DefaultUserSettings",
                        Lab.struct("ExecutionRole", Lab.ROLE),
                        "VpcId",
                        "vpc-1",
                        "SubnetIds",
                        List.of("subnet-1"));
        String id = created.string("DomainId");

        assertThat(id).matches("d-[a-z0-9]{12}");
        assertThat(created.string("DomainArn"))
                .isEqualTo("arn:aws:sagemaker:us-east-1:123456789012:domain/" + id);
        assertThat(created.string("Url")).isEqualTo("http://localhost:4566/studio/" + id);
        Struct described = lab.call("DescribeDomain", "DomainId", id);
        assertThat(described.members())
                .containsEntry("Status", "InService")
                .containsEntry("DefaultUserSettings", Lab.struct("ExecutionRole", Lab.ROLE))
                .containsEntry("SubnetIds", List.of("subnet-1"))
                .containsEntry("AppNetworkAccessType", "PublicInternetOnly")
                .containsEntry("TagPropagation", "DISABLED")
                .containsEntry("CreationTime", lab.now)
                .doesNotContainKeys("SingleSignOnApplicationArn", "DomainSettings");
        assertThat(described.string("HomeEfsFileSystemId")).matches("fs-[0-9a-f]{17}");
    }

    @Test
    void a_domain_with_single_sign_on_tells_its_application() {
        String id =
                lab.call(
                                "CreateDomain",
                                "DomainName",
                                "sso",
                                "AuthMode",
                                "SSO",
                                "DefaultUserSettings",
                                Struct.EMPTY)
                        .string("DomainId");

        Struct described = lab.call("DescribeDomain", "DomainId", id);
        assertThat(described.string("SingleSignOnApplicationArn"))
                .matches("arn:aws:sso::[0-9]+:application/[a-zA-Z0-9-_.]+/apl-[a-zA-Z0-9]+");
        assertThat(described.string("SingleSignOnManagedApplicationInstanceId")).startsWith("ins-");
    }

    @Test
    void a_name_is_taken_once_in_a_region() {
        lab.domain("research");

        assertThat(
                        lab.error(
                                        "CreateDomain",
                                        "DomainName",
                                        "research",
                                        "AuthMode",
                                        "IAM",
                                        "DefaultUserSettings",
                                        Struct.EMPTY)
                                .code())
                .isEqualTo("ResourceInUse");
        lab.region = "eu-west-1";
        assertThat(lab.domain("research")).isNotEmpty();
    }

    @Test
    void a_domain_is_unknown_in_other_regions() {
        String id = lab.domain("research");
        lab.region = "eu-west-1";

        assertThat(lab.error("DescribeDomain", "DomainId", id).code())
                .isEqualTo("ResourceNotFound");
        assertThat(lab.call("ListDomains").structs("Domains")).isEmpty();
    }

    @Test
    void an_update_changes_what_it_names_and_keeps_the_rest() {
        String id = lab.domain("research");
        lab.passSeconds(5);

        lab.call(
                "UpdateDomain",
                "DomainId",
                id,
                "DefaultUserSettings",
                Lab.struct("SecurityGroups", List.of("sg-1")),
                "DomainSettingsForUpdate",
                Lab.struct("SecurityGroupIds", List.of("sg-2")),
                "TagPropagation",
                "ENABLED");

        assertThat(lab.call("DescribeDomain", "DomainId", id).members())
                .containsEntry(
                        "DefaultUserSettings",
                        Lab.struct("ExecutionRole", Lab.ROLE, "SecurityGroups", List.of("sg-1")))
                .containsEntry("DomainSettings", Lab.struct("SecurityGroupIds", List.of("sg-2")))
                .containsEntry("TagPropagation", "ENABLED")
                .containsEntry("LastModifiedTime", lab.now);
    }

    @Test
    void a_domain_with_user_profiles_stays() {
        String id = lab.domain("research");
        lab.profile(id, "userA1");

        assertThat(lab.error("DeleteDomain", "DomainId", id).text())
                .isEqualTo(
                        "Unable to delete Domain [arn:aws:sagemaker:us-east-1:123456789012:domain/"
                                + id
                                + "] because UserProfile(s) are associated with it.");
    }

    @Test
    void a_deleted_domain_is_gone() {
        String id = lab.domain("research");
        lab.call("DeleteDomain", "DomainId", id);

        assertThat(lab.error("DescribeDomain", "DomainId", id).text())
                .isEqualTo(
                        "Domain [arn:aws:sagemaker:us-east-1:123456789012:domain/"
                                + id
                                + "] does not exist.");
        assertThat(lab.domain("research")).isNotEqualTo(id);
    }

    @Test
    void an_execution_role_must_exist_in_the_account() {
        assertThat(
                        List.of(
                                withRole("arn:aws:iam::123456789012:role/Nobody"),
                                withRole("arn:aws:iam::210987654321:role/TeamA")))
                .containsOnly("ValidationException");
    }

    private String withRole(String role) {
        return lab.error(
                        "CreateDomain",
                        "DomainName",
                        "research",
                        "AuthMode",
                        "IAM",
                        "DefaultUserSettings",
                        Lab.struct("ExecutionRole", role))
                .code();
    }

    @Test
    void vpc_only_needs_a_vpc_and_subnets() {
        assertThat(
                        lab.error(
                                        "CreateDomain",
                                        "DomainName",
                                        "research",
                                        "AuthMode",
                                        "IAM",
                                        "DefaultUserSettings",
                                        Struct.EMPTY,
                                        "AppNetworkAccessType",
                                        "VpcOnly")
                                .code())
                .isEqualTo("ValidationException");
    }
}
