package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What IAM tells of an account as a whole, and of use. */
final class ReportTest {
    private static final String ALLOW =
            """
            {"Version": "2012-10-17", "Statement": [
             {"Effect": "Allow", "Action": %s, "Resource": "*"}]}\
            """;

    private final TestAccount account = new TestAccount();

    @Test
    void a_keys_last_use_is_told() {
        Credential ana = account.user("ana");
        String key = ana.caller().accessKeyId();
        assertThat(lastUsed(key).string("ServiceName")).isEqualTo("N/A");

        account.identity.used(ana, "sagemaker", "us-east-1", TestAccount.START);
        account.identity.used(ana, "s3", "eu-west-1", TestAccount.START.plusSeconds(5));
        assertThat(lastUsed(key))
                .isEqualTo(
                        Struct.builder()
                                .put("LastUsedDate", TestAccount.START.plusSeconds(5))
                                .put("ServiceName", "s3")
                                .put("Region", "eu-west-1")
                                .build());
    }

    @Test
    void last_use_costs_one_commit_an_hour() {
        Credential ana = account.user("ana");
        long before = account.store.read().revision();
        for (int minute = 0; minute <= 60; minute++) {
            account.identity.used(
                    ana, "s3", "us-east-1", TestAccount.START.plus(Duration.ofMinutes(minute)));
        }
        account.identity.used(
                ana, "s3", "us-east-1", TestAccount.START.plus(Duration.ofMinutes(61)));
        assertThat(account.store.read().revision()).isEqualTo(before + 2);
    }

    @Test
    void a_report_tells_which_services_are_granted_and_who_used_them() {
        Credential ana = account.user("ana");
        account.user("bia");
        account.call("iam:CreateGroup", "GroupName", "team");
        account.call("iam:AddUserToGroup", "GroupName", "team", "UserName", "ana");
        account.call("iam:AddUserToGroup", "GroupName", "team", "UserName", "bia");
        account.call(
                "iam:PutGroupPolicy",
                "GroupName",
                "team",
                "PolicyName",
                "use",
                "PolicyDocument",
                ALLOW.formatted("[\"S3:Get*\",\"sagemaker:*\"]"));
        account.identity.used(ana, "s3", "eu-west-1", TestAccount.START.plusSeconds(5));
        String group = "arn:aws:iam::" + TestAccount.ID + ":group/team";

        String job =
                account.call("iam:GenerateServiceLastAccessedDetails", "Arn", group)
                        .string("JobId");
        Struct report = account.call("iam:GetServiceLastAccessedDetails", "JobId", job);
        assertThat(report.string("JobStatus")).isEqualTo("COMPLETED");
        assertThat(report.structs("ServicesLastAccessed"))
                .extracting(service -> service.string("ServiceNamespace"))
                .containsExactly("s3", "sagemaker");
        assertThat(report.structs("ServicesLastAccessed").getFirst().members())
                .containsEntry("TotalAuthenticatedEntities", 1)
                .containsEntry("LastAuthenticated", TestAccount.START.plusSeconds(5))
                .containsEntry("LastAuthenticatedRegion", "eu-west-1")
                .containsEntry(
                        "LastAuthenticatedEntity", "arn:aws:iam::" + TestAccount.ID + ":user/ana");

        List<Struct> entities =
                account.call(
                                "iam:GetServiceLastAccessedDetailsWithEntities",
                                "JobId",
                                job,
                                "ServiceNamespace",
                                "s3")
                        .structs("EntityDetailsList");
        assertThat(entities)
                .extracting(entity -> entity.has("LastAuthenticated"))
                .containsExactlyInAnyOrder(true, false);
        account.refuses(
                "NoSuchEntity",
                "There is no report 12345678-1234-1234-1234-123456789012.",
                "iam:GetServiceLastAccessedDetails",
                "JobId",
                "12345678-1234-1234-1234-123456789012");
        account.refuses(
                "NoSuchEntity",
                "There is no user, group, role or policy " + group + "s.",
                "iam:GenerateServiceLastAccessedDetails",
                "Arn",
                group + "s");
    }

    @Test
    void the_policies_that_grant_access_to_a_service_are_listed() {
        account.user("ana");
        account.call(
                "iam:PutUserPolicy",
                "UserName",
                "ana",
                "PolicyName",
                "all-but-s3",
                "PolicyDocument",
                ALLOW.replace("\"Action\"", "\"NotAction\"").formatted("\"s3:*\""));
        account.call(
                "iam:AttachUserPolicy",
                "UserName",
                "ana",
                "PolicyArn",
                "arn:aws:iam::aws:policy/AdministratorAccess");

        List<Struct> entries =
                account.call(
                                "iam:ListPoliciesGrantingServiceAccess",
                                "Arn",
                                "arn:aws:iam::" + TestAccount.ID + ":user/ana",
                                "ServiceNamespaces",
                                List.of("s3", "sagemaker"))
                        .structs("PoliciesGrantingServiceAccess");
        assertThat(entries.getFirst().structs("Policies"))
                .extracting(policy -> policy.string("PolicyName"))
                .containsExactly("AdministratorAccess");
        assertThat(entries.getLast().structs("Policies"))
                .extracting(policy -> policy.string("PolicyType"))
                .containsExactly("INLINE", "MANAGED");
    }

    @Test
    void a_roles_last_use_is_that_of_its_sessions() {
        account.role("Team");
        TemporaryCredentials session =
                account.identity.serviceSession(
                        TestAccount.roleArn("Team"),
                        "SageMaker",
                        java.util.Map.of(),
                        TestAccount.START);
        account.identity.used(
                account.credential(
                        session.accessKeyId(), java.util.Optional.of(session.sessionToken())),
                "sagemaker",
                "us-east-1",
                TestAccount.START);
        assertThat(
                        account.get("Role", "iam:GetRole", "RoleName", "Team")
                                .optionalStruct("RoleLastUsed")
                                .orElseThrow()
                                .string("Region"))
                .isEqualTo("us-east-1");
    }

    @Test
    void details_of_everything_come_in_pages_across_kinds() {
        account.user("ana");
        account.call("iam:CreateGroup", "GroupName", "g");
        account.call("iam:AddUserToGroup", "GroupName", "g", "UserName", "ana");
        account.role("Team");
        account.call(
                "iam:CreatePolicy", "PolicyName", "p", "PolicyDocument", TestAccount.ALLOW_ALL);
        account.call(
                "iam:AttachRolePolicy",
                "RoleName",
                "Team",
                "PolicyArn",
                "arn:aws:iam::aws:policy/AdministratorAccess");
        account.call(
                "iam:PutUserPolicy",
                "UserName",
                "ana",
                "PolicyName",
                "inline",
                "PolicyDocument",
                TestAccount.ALLOW_ALL);

        List<String> seen = new ArrayList<>();
        Struct page = account.call("iam:GetAccountAuthorizationDetails", "MaxItems", 2);
        note(page, seen);
        while (page.has("Marker")) {
            page =
                    account.call(
                            "iam:GetAccountAuthorizationDetails",
                            "MaxItems",
                            2,
                            "Marker",
                            page.string("Marker"));
            note(page, seen);
        }
        assertThat(seen).containsExactly("ana", "g", "Team", "p", "AdministratorAccess");
    }

    @Test
    void details_are_filtered_by_kind() {
        account.user("ana");
        account.role("Team");
        Struct details =
                account.call("iam:GetAccountAuthorizationDetails", "Filter", List.of("Role"));
        assertThat(details.structs("UserDetailList")).isEmpty();
        assertThat(details.structs("RoleDetailList")).hasSize(1);
    }

    @Test
    void a_credential_report_has_a_line_for_each_user() {
        account.refuses(
                "ReportNotPresent",
                "No report is present: call GenerateCredentialReport.",
                "iam:GetCredentialReport");
        account.user("ana");
        account.call("iam:CreateUser", "UserName", "bob");
        account.call("iam:GenerateCredentialReport");

        List<String> lines =
                new String(
                                (byte[])
                                        account.call("iam:GetCredentialReport")
                                                .get("Content")
                                                .orElseThrow(),
                                StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines)
                .allSatisfy(
                        line ->
                                assertThat(line.chars().filter(c -> c == ',').count())
                                        .isEqualTo(21));
        assertThat(lines.get(1))
                .startsWith("ana,arn:aws:iam::123456789012:user/ana,2026-03-01T10:00:00Z,false,");

        account.now = TestAccount.START.plus(Duration.ofHours(4));
        account.refuses(
                "ReportExpired",
                "The report is older than four hours: call GenerateCredentialReport.",
                "iam:GetCredentialReport");
    }

    private Struct lastUsed(String key) {
        return account.get("AccessKeyLastUsed", "iam:GetAccessKeyLastUsed", "AccessKeyId", key);
    }

    private static void note(Struct page, List<String> seen) {
        page.structs("UserDetailList").forEach(user -> seen.add(user.string("UserName")));
        page.structs("GroupDetailList").forEach(group -> seen.add(group.string("GroupName")));
        page.structs("RoleDetailList").forEach(role -> seen.add(role.string("RoleName")));
        page.structs("Policies").forEach(policy -> seen.add(policy.string("PolicyName")));
    }
}
