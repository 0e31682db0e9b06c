package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class TagCommandsTest {
    private final TestAccount account = new TestAccount();

    @BeforeEach
    void aUser() {
        account.call("iam:CreateUser", "UserName", "ana", "Tags", TestAccount.tags("Team", "A"));
    }

    @Test
    void a_key_in_another_case_is_the_same_key() {
        account.call("iam:TagUser", "UserName", "ana", "Tags", TestAccount.tags("team", "B"));
        assertThat(tags()).isEqualTo(Map.of("team", "B"));
        account.call("iam:UntagUser", "UserName", "ana", "TagKeys", List.of("TEAM"));
        assertThat(tags()).isEmpty();
    }

    @Test
    void a_key_comes_once_in_a_call() {
        account.refuses(
                "InvalidInput",
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
                "iam:TagUser",
                "UserName",
                "ana",
                "Tags",
                TestAccount.tags("site", "x", "Site", "y"));
    }

    @Test
    void keys_of_awss_own_are_refused() {
        account.refuses(
                "InvalidInput",
                "Tag keys may not start with the reserved prefix aws: AWS:team",
                "iam:TagUser",
                "UserName",
                "ana",
                "Tags",
                TestAccount.tags("AWS:team", "x"));
    }

    @Test
    void there_are_fifty_tags_at_most() {
        List<Struct> fifty = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            fifty.addAll(TestAccount.tags("key" + i, ""));
        }
        account.refuses(
                "LimitExceeded",
                "Cannot exceed quota for TagsPerUser: 50",
                "iam:TagUser",
                "UserName",
                "ana",
                "Tags",
                fifty);
        account.call("iam:UntagUser", "UserName", "ana", "TagKeys", List.of("Team"));
        account.call("iam:TagUser", "UserName", "ana", "Tags", fifty);
    }

    @Test
    void tags_come_in_pages() {
        account.call(
                "iam:TagUser", "UserName", "ana", "Tags", TestAccount.tags("b", "1", "a", "2"));
        Struct page = account.call("iam:ListUserTags", "UserName", "ana", "MaxItems", 2);
        assertThat(page.structs("Tags"))
                .extracting(tag -> tag.string("Key"))
                .containsExactly("Team", "a");
        assertThat(page.optionalBoolean("IsTruncated")).contains(true);
    }

    @Test
    void roles_and_policies_take_tags_too() {
        account.role("R");
        account.call("iam:TagRole", "RoleName", "R", "Tags", TestAccount.tags("team", "A"));
        account.call(
                "iam:CreatePolicy", "PolicyName", "P", "PolicyDocument", TestAccount.ALLOW_ALL);
        account.call(
                "iam:TagPolicy",
                "PolicyArn",
                TestAccount.policyArn("P"),
                "Tags",
                TestAccount.tags("team", "B"));

        assertThat(account.call("iam:ListRoleTags", "RoleName", "R").structs("Tags"))
                .isEqualTo(TestAccount.tags("team", "A"));
        assertThat(
                        account.call("iam:ListPolicyTags", "PolicyArn", TestAccount.policyArn("P"))
                                .structs("Tags"))
                .isEqualTo(TestAccount.tags("team", "B"));
        assertThat(account.identity.tags(TestAccount.policyArn("P"))).contains(Map.of("team", "B"));
    }

    private Map<String, String> tags() {
        return account.identity.tags("arn:aws:iam::123456789012:user/ana").orElseThrow();
    }
}
