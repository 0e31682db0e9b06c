package cloister.cli.stack;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What IAM takes at most, checked before anything is changed: "IAM and AWS STS quotas" in the IAM
 * user guide. The account's own limits count where it tells them, for some can be raised.
 */
final class Quotas {
    private static final Map<String, Integer> USUAL =
            Map.of(
                    "PolicySizeQuota", 6144,
                    "RolePolicySizeQuota", 10_240,
                    "AssumeRolePolicySizeQuota", 2048,
                    "AttachedPoliciesPerRoleQuota", 10,
                    "AttachedPoliciesPerGroupQuota", 10,
                    "UsersQuota", 5000,
                    "GroupsQuota", 300,
                    "RolesQuota", 1000,
                    "PoliciesQuota", 1500);

    /** Kinds whose number an account limits, with the summary's words for it. */
    private static final Map<Kind, String> COUNTED =
            Map.of(
                    Kind.POLICY, "Policies",
                    Kind.GROUP, "Groups",
                    Kind.USER, "Users",
                    Kind.ROLE, "Roles");

    private final Map<String, Integer> account;
    private final List<String> findings = new ArrayList<>();

    private Quotas(Map<String, Integer> account) {
        this.account = account;
    }

    /** What an account says of its limits; nothing where the caller may not ask. */
    static Map<String, Integer> of(IamClient iam) {
        try {
            return iam.getAccountSummary().summaryMapAsStrings().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (AwsServiceException refused) {
            return Map.of();
        }
    }

    /** What would be too large, or too many. */
    static List<String> exceeded(Plan plan, Map<String, Integer> account) {
        Quotas quotas = new Quotas(account);
        for (Change change : plan.changes()) {
            change.after().ifPresent(quotas::check);
        }
        quotas.count(plan);
        return quotas.findings;
    }

    private void check(Resource resource) {
        switch (resource.kind()) {
            case POLICY -> size(resource, "its document", Resource.DOCUMENT, "PolicySizeQuota");
            case GROUP -> attached(resource, "AttachedPoliciesPerGroupQuota");
            case ROLE -> {
                size(resource, "its trust policy", Resource.TRUST, "AssumeRolePolicySizeQuota");
                size(resource, "its inline policies", Resource.INLINE, "RolePolicySizeQuota");
                attached(resource, "AttachedPoliciesPerRoleQuota");
            }
            case USER, DOMAIN, PROFILE -> {}
        }
    }

    private void size(Resource resource, String what, String attributes, String quota) {
        long size =
                resource.under(attributes).values().stream()
                        .flatMapToInt(String::chars)
                        .filter(character -> !Character.isWhitespace(character))
                        .count();
        if (size > limit(quota)) {
            findings.add(
                    "%s %s: %s would have %d characters, and IAM takes %d (%s)"
                            .formatted(
                                    resource.kind().word(),
                                    resource.name(),
                                    what,
                                    size,
                                    limit(quota),
                                    quota));
        }
    }

    private void attached(Resource resource, String quota) {
        int policies = resource.items(Resource.POLICIES).size();
        if (policies > limit(quota)) {
            findings.add(
                    "%s %s would have %d managed policies, and IAM takes %d (%s); name fewer permissions"
                            .formatted(
                                    resource.kind().word(),
                                    resource.name(),
                                    policies,
                                    limit(quota),
                                    quota));
        }
    }

    private void count(Plan plan) {
        COUNTED.forEach(
                (kind, word) -> {
                    long more =
                            plan.of(kind).stream().filter(c -> c instanceof Change.Create).count()
                                    - plan.of(kind).stream()
                                            .filter(c -> c instanceof Change.Delete)
                                            .count();
                    long after = account.getOrDefault(word, 0) + more;
                    String quota = word + "Quota";
                    boolean told = account.isEmpty() || account.containsKey(quota);
                    if (more > 0 && told && after > limit(quota)) {
                        findings.add(
                                "the account would have %d %s, and its quota is %d (%s); ask AWS for more, or sign in by saml or sso, which needs no IAM users"
                                        .formatted(
                                                after,
                                                word.toLowerCase(Locale.ROOT),
                                                limit(quota),
                                                quota));
                    }
                });
    }

    private int limit(String quota) {
        return account.getOrDefault(quota, USUAL.getOrDefault(quota, Integer.MAX_VALUE));
    }
}
