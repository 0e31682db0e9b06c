package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Permission sets: what they hold, and what their operations refuse. */
class PermissionSetTest {
    private static final String AWS_POLICY = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess";

    private final TestAccount account = new TestAccount();
    private String instance = "";

    @BeforeEach
    void create_instance() {
        instance = account.call("sso:CreateInstance").string("InstanceArn");
    }

    @Test
    void a_permission_set_is_kept_as_described() {
        Struct made =
                account.get(
                        "PermissionSet",
                        "sso:CreatePermissionSet",
                        "InstanceArn",
                        instance,
                        "Name",
                        "DataScientist",
                        "Description",
                        "studio",
                        "RelayState",
                        "https://example.org/studio",
                        "SessionDuration",
                        "PT4H");

        assertThat(described(made.string("PermissionSetArn"))).isEqualTo(made);
        assertThat(made.string("SessionDuration")).isEqualTo("PT4H");
        assertThat(made.string("PermissionSetArn"))
                .matches(".*/ssoins-[0-9a-f]{16}/ps-[0-9a-f]{16}");
    }

    @Test
    void an_update_keeps_what_it_does_not_name() {
        String set = set("Admin");
        call("sso:UpdatePermissionSet", set, "Description", "changed");
        call("sso:UpdatePermissionSet", set, "SessionDuration", "PT12H");

        assertThat(described(set).string("Description")).isEqualTo("changed");
        assertThat(described(set).string("SessionDuration")).isEqualTo("PT12H");
    }

    @Test
    void names_are_taken_once_and_free_again() {
        String set = set("Admin");
        account.refuses(
                "ConflictException",
                "PermissionSet with name Admin already exists.",
                "sso:CreatePermissionSet",
                "InstanceArn",
                instance,
                "Name",
                "Admin");

        call("sso:DeletePermissionSet", set);

        set("Admin");
    }

    @Test
    void sessions_last_an_hour_to_twelve() {
        for (String duration : List.of("PT59M", "PT12H1S", "P1Y", "-PT2H")) {
            account.refuses(
                    "ValidationException",
                    "SessionDuration " + duration + " is not from PT1H to PT12H, as it must be.",
                    "sso:CreatePermissionSet",
                    "InstanceArn",
                    instance,
                    "Name",
                    "Admin",
                    "SessionDuration",
                    duration);
        }
    }

    @Test
    void an_inline_policy_is_read_before_it_is_kept() {
        String set = set("Admin");
        assertThat(call("sso:GetInlinePolicyForPermissionSet", set).string("InlinePolicy"))
                .isEmpty();

        call("sso:PutInlinePolicyToPermissionSet", set, "InlinePolicy", TestAccount.ALLOW_ALL);
        assertThat(call("sso:GetInlinePolicyForPermissionSet", set).string("InlinePolicy"))
                .isEqualTo(TestAccount.ALLOW_ALL);
        refuses(
                "ValidationException",
                "Malformed policy document: Syntax errors in policy. The element Statement is"
                        + " missing.",
                "sso:PutInlinePolicyToPermissionSet",
                set,
                "InlinePolicy",
                "{}");

        call("sso:DeleteInlinePolicyFromPermissionSet", set);
        refuses(
                "ResourceNotFoundException",
                "The permission set has no inline policy.",
                "sso:DeleteInlinePolicyFromPermissionSet",
                set);
    }

    @Test
    void policies_of_both_kinds_are_attached_once() {
        String set = set("Admin");
        Struct own = Struct.builder().put("Name", "studio").put("Path", "/team/").build();
        call("sso:AttachManagedPolicyToPermissionSet", set, "ManagedPolicyArn", AWS_POLICY);
        call(
                "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
                set,
                "CustomerManagedPolicyReference",
                own);

        refuses(
                "ConflictException",
                "PermissionSet already has a policy of that name attached: " + AWS_POLICY,
                "sso:AttachManagedPolicyToPermissionSet",
                set,
                "ManagedPolicyArn",
                AWS_POLICY);
        assertThat(
                        call("sso:ListManagedPoliciesInPermissionSet", set)
                                .structs("AttachedManagedPolicies"))
                .extracting(policy -> policy.string("Name"))
                .containsExactly("AmazonSageMakerFullAccess");
        assertThat(
                        call("sso:ListCustomerManagedPolicyReferencesInPermissionSet", set)
                                .structs("CustomerManagedPolicyReferences"))
                .containsExactly(own);

        call("sso:DetachManagedPolicyFromPermissionSet", set, "ManagedPolicyArn", AWS_POLICY);
        refuses(
                "ResourceNotFoundException",
                "The policy " + AWS_POLICY + " is not attached to the permission set.",
                "sso:DetachManagedPolicyFromPermissionSet",
                set,
                "ManagedPolicyArn",
                AWS_POLICY);
        refuses(
                "ResourceNotFoundException",
                "Policy arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.",
                "sso:AttachManagedPolicyToPermissionSet",
                set,
                "ManagedPolicyArn",
                "arn:aws:iam::aws:policy/NoSuchPolicy");
    }

    @Test
    void a_permission_set_holds_twenty_policies() {
        String set = set("Admin");
        for (int i = 0; i < 20; i++) {
            attachOwn(set, "p" + i);
        }
        refuses(
                "ServiceQuotaExceededException",
                "You have exceeded the limit of 20 managed policies in a permission set.",
                "sso:AttachManagedPolicyToPermissionSet",
                set,
                "ManagedPolicyArn",
                AWS_POLICY);
    }

    @Test
    void a_boundary_is_one_of_either_kind() {
        String set = set("Admin");
        Struct boundary = Struct.builder().put("ManagedPolicyArn", AWS_POLICY).build();
        call("sso:PutPermissionsBoundaryToPermissionSet", set, "PermissionsBoundary", boundary);
        assertThat(
                        call("sso:GetPermissionsBoundaryForPermissionSet", set)
                                .optionalStruct("PermissionsBoundary"))
                .contains(boundary);
        refuses(
                "ValidationException",
                "PermissionsBoundary must have either ManagedPolicyArn or"
                        + " CustomerManagedPolicyReference.",
                "sso:PutPermissionsBoundaryToPermissionSet",
                set,
                "PermissionsBoundary",
                Struct.EMPTY);

        call("sso:DeletePermissionsBoundaryFromPermissionSet", set);
        refuses(
                "ResourceNotFoundException",
                "The permission set has no permissions boundary.",
                "sso:GetPermissionsBoundaryForPermissionSet",
                set);
    }

    @Test
    void tags_are_what_policies_ask_for_and_no_more_than_fifty() {
        String set = set("Admin");
        account.call("sso:TagResource", "ResourceArn", set, "Tags", TestAccount.tags("team", "A"));
        assertThat(account.identity.tags(set)).contains(Map.of("team", "A"));

        List<Struct> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.addAll(TestAccount.tags("key" + i, "v"));
        }
        account.refuses(
                "ServiceQuotaExceededException",
                "Cannot exceed quota for TagsPerResource: 50",
                "sso:TagResource",
                "ResourceArn",
                set,
                "Tags",
                many);

        account.call("sso:UntagResource", "ResourceArn", set, "TagKeys", List.of("team"));
        assertThat(account.call("sso:ListTagsForResource", "ResourceArn", set).structs("Tags"))
                .isEmpty();
    }

    @Test
    void lists_come_in_pages_and_tokens_are_not_made_up() {
        for (int i = 0; i < 5; i++) {
            set("Set" + i);
        }
        List<Object> seen = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            Struct page =
                    token.isEmpty()
                            ? account.call(
                                    "sso:ListPermissionSets",
                                    "InstanceArn",
                                    instance,
                                    "MaxResults",
                                    2)
                            : account.call(
                                    "sso:ListPermissionSets",
                                    "InstanceArn",
                                    instance,
                                    "MaxResults",
                                    2,
                                    "NextToken",
                                    token.get());
            seen.addAll(page.list("PermissionSets"));
            token = page.optionalString("NextToken");
        } while (token.isPresent());

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        account.refuses(
                "ValidationException",
                "NextToken is not one that a listing gave.",
                "sso:ListPermissionSets",
                "InstanceArn",
                instance,
                "NextToken",
                "=");
    }

    @Test
    void what_is_not_there_is_not_found() {
        refuses(
                "ResourceNotFoundException",
                "Could not find PermissionSet with id ps-0123456789abcdef",
                "sso:DescribePermissionSet",
                "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef");
    }

    @Test
    void an_instance_with_permission_sets_stays() {
        set("Admin");
        account.refuses(
                "ConflictException",
                "The instance still has permission sets; delete them first.",
                "sso:DeleteInstance",
                "InstanceArn",
                instance);
    }

    private void attachOwn(String set, String name) {
        call(
                "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
                set,
                "CustomerManagedPolicyReference",
                Struct.builder().put("Name", name).build());
    }

    private String set(String name) {
        return account.get(
                        "PermissionSet",
                        "sso:CreatePermissionSet",
                        "InstanceArn",
                        instance,
                        "Name",
                        name)
                .string("PermissionSetArn");
    }

    private Struct described(String set) {
        return call("sso:DescribePermissionSet", set).optionalStruct("PermissionSet").orElseThrow();
    }

    private Struct call(String operation, String set, Object... more) {
        return account.call(operation, members(set, more));
    }

    private void refuses(
            String code, String message, String operation, String set, Object... more) {
        account.refuses(code, message, operation, members(set, more));
    }

    private Object[] members(String set, Object... more) {
        List<Object> members =
                new ArrayList<>(List.of("InstanceArn", instance, "PermissionSetArn", set));
        members.addAll(List.of(more));
        return members.toArray();
    }
}
