package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Policies on users, groups and roles, which take them in the same way. */
final class HeldPoliciesTest {
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private final TestAccount account = new TestAccount();

    /** What holds policies, and how much text it holds. */
    enum Holder {
        User(2048),
        Group(5120),
        Role(10240);

        private final int limit;

        Holder(int limit) {
            this.limit = limit;
        }

        String member() {
            return name() + "Name";
        }

        String words() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        void create(TestAccount account) {
            switch (this) {
                case User -> account.call("iam:CreateUser", "UserName", "it");
                case Group -> account.call("iam:CreateGroup", "GroupName", "it");
                case Role -> account.role("it");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_inline_policy_is_told_as_it_was_given(Holder holder) {
        holder.create(account);
        put(holder, "b", TestAccount.ALLOW_ALL);
        put(holder, "a", TestAccount.allowing("s3:*"));
        put(holder, "a", TestAccount.allowing("s3:Get*"));

        assertThat(
                        account.call(
                                        "iam:Get%sPolicy".formatted(holder),
                                        holder.member(),
                                        "it",
                                        "PolicyName",
                                        "a")
                                .string("PolicyDocument"))
                .isEqualTo(Documents.encoded(TestAccount.allowing("s3:Get*")));
        assertThat(
                        account.call("iam:List%sPolicies".formatted(holder), holder.member(), "it")
                                .strings("PolicyNames"))
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @EnumSource
    void an_inline_policy_that_is_not_there_cannot_be_found(Holder holder) {
        holder.create(account);
        for (String verb : new String[] {"Get", "Delete"}) {
            account.refuses(
                    "NoSuchEntity",
                    "The " + holder.words() + " policy with name p cannot be found.",
                    "iam:" + verb + holder + "Policy",
                    holder.member(),
                    "it",
                    "PolicyName",
                    "p");
        }
    }

    @ParameterizedTest
    @EnumSource
    void inline_policies_share_one_limit(Holder holder) {
        holder.create(account);
        int half = holder.limit / 2;
        put(holder, "a", TestAccount.allowing("s3:" + "x".repeat(half - 50)));
        account.refuses(
                "LimitExceeded",
                "Maximum policy size of %d bytes exceeded for %s it"
                        .formatted(holder.limit, holder.words()),
                "iam:Put%sPolicy".formatted(holder),
                holder.member(),
                "it",
                "PolicyName",
                "b",
                "PolicyDocument",
                TestAccount.allowing("s3:" + "x".repeat(half)));
    }

    @ParameterizedTest
    @EnumSource
    void attaching_twice_is_attaching_once(Holder holder) {
        holder.create(account);
        attach(holder, ADMIN);
        attach(holder, ADMIN);
        var attached =
                account.call("iam:ListAttached%sPolicies".formatted(holder), holder.member(), "it");
        assertThat(attached.structs("AttachedPolicies")).hasSize(1);
        assertThat(attached.structs("AttachedPolicies").getFirst().string("PolicyName"))
                .isEqualTo("AdministratorAccess");
        assertThat(
                        account.get("Policy", "iam:GetPolicy", "PolicyArn", ADMIN)
                                .optionalInt("AttachmentCount"))
                .contains(1);
    }

    @ParameterizedTest
    @EnumSource
    void ten_managed_policies_are_attached_at_most(Holder holder) {
        holder.create(account);
        for (int i = 0; i < 10; i++) {
            account.call(
                    "iam:CreatePolicy",
                    "PolicyName",
                    "p" + i,
                    "PolicyDocument",
                    TestAccount.ALLOW_ALL);
            attach(holder, TestAccount.policyArn("p" + i));
        }
        account.refuses(
                "LimitExceeded",
                "Cannot exceed quota for PoliciesPer%s: 10".formatted(holder),
                "iam:Attach%sPolicy".formatted(holder),
                holder.member(),
                "it",
                "PolicyArn",
                ADMIN);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_attached_is_not_detached(Holder holder) {
        holder.create(account);
        account.refuses(
                "NoSuchEntity",
                "Policy " + ADMIN + " was not found.",
                "iam:Detach%sPolicy".formatted(holder),
                holder.member(),
                "it",
                "PolicyArn",
                ADMIN);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "Group")
    void a_boundary_is_a_managed_policy_that_is_then_in_use(Holder holder) {
        holder.create(account);
        String operation = "PermissionsBoundary";
        account.refuses(
                "NoSuchEntity",
                "Scope ARN: "
                        + TestAccount.policyArn("b")
                        + " does not exist or is not attachable.",
                "iam:Put" + holder + operation,
                holder.member(),
                "it",
                "PermissionsBoundary",
                TestAccount.policyArn("b"));
        account.call(
                "iam:CreatePolicy", "PolicyName", "b", "PolicyDocument", TestAccount.ALLOW_ALL);
        account.call(
                "iam:Put" + holder + operation,
                holder.member(),
                "it",
                "PermissionsBoundary",
                TestAccount.policyArn("b"));

        assertThat(
                        account.get(holder.name(), "iam:Get" + holder, holder.member(), "it")
                                .optionalStruct("PermissionsBoundary")
                                .orElseThrow()
                                .string("PermissionsBoundaryArn"))
                .isEqualTo(TestAccount.policyArn("b"));
        account.refuses(
                "DeleteConflict",
                "Cannot delete a policy attached to entities.",
                "iam:DeletePolicy",
                "PolicyArn",
                TestAccount.policyArn("b"));
        account.call("iam:Delete" + holder + operation, holder.member(), "it");
        account.call("iam:DeletePolicy", "PolicyArn", TestAccount.policyArn("b"));
    }

    private void put(Holder holder, String name, String document) {
        account.call(
                "iam:Put%sPolicy".formatted(holder),
                holder.member(),
                "it",
                "PolicyName",
                name,
                "PolicyDocument",
                document);
    }

    private void attach(Holder holder, String arn) {
        account.call(
                "iam:Attach%sPolicy".formatted(holder), holder.member(), "it", "PolicyArn", arn);
    }
}
