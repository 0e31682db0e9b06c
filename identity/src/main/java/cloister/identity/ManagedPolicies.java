package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.ApiException;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Managed policies by ARN: the account's own and AWS's. */
final class ManagedPolicies {
    private ManagedPolicies() {}

    /** The document in force; empty where there is no such policy. */
    static Optional<String> document(Reader state, Account account, String arn) {
        return AwsManagedPolicy.isArn(arn)
                ? AwsManagedPolicy.find(arn).map(AwsManagedPolicy::document)
                : EntityKind.POLICY
                        .byArn(state, account, arn)
                        .flatMap(policy -> version(state, policy, policy.defaultVersion()))
                        .map(PolicyVersion::document);
    }

    /**
     * A policy of the account's own.
     *
     * @throws ApiException NoSuchEntity
     */
    static ManagedPolicy own(Reader state, Account account, String arn) {
        return EntityKind.POLICY.byArn(state, account, arn).orElseThrow(() -> notFound(arn));
    }

    /**
     * A policy of the account's own, to be changed.
     *
     * @throws ApiException NoSuchEntity, or AccessDenied where the policy is AWS's
     */
    static ManagedPolicy modifiable(Reader state, Account account, String arn) {
        if (AwsManagedPolicy.find(arn).isPresent()) {
            throw IamError.accessDenied(
                    "Policy " + arn + " is managed by AWS: it can't be changed here.");
        }
        return own(state, account, arn);
    }

    /** A version by its VersionId. */
    static Optional<PolicyVersion> version(Reader state, ManagedPolicy policy, String id) {
        return versions(state, policy).stream()
                .filter(version -> version.versionId().equals(id))
                .findFirst();
    }

    /** A policy's versions, newest first. */
    static List<PolicyVersion> versions(Reader state, ManagedPolicy policy) {
        try (Stream<Reader.Entry<PolicyVersion>> rows =
                state.scan(Tables.POLICY_VERSIONS, policy.id() + " ")) {
            return rows.map(Reader.Entry::value)
                    .sorted((one, other) -> other.number() - one.number())
                    .toList();
        }
    }

    static void put(Transaction state, ManagedPolicy policy, PolicyVersion version) {
        state.put(Tables.POLICY_VERSIONS, key(policy, version.number()), version);
    }

    static void delete(Transaction state, ManagedPolicy policy, PolicyVersion version) {
        state.delete(Tables.POLICY_VERSIONS, key(policy, version.number()));
    }

    static ApiException notFound(String arn) {
        return IamError.noSuchEntity("Policy " + arn + " was not found.");
    }

    private static Optional<PolicyVersion> version(Reader state, ManagedPolicy policy, int number) {
        return state.get(Tables.POLICY_VERSIONS, key(policy, number));
    }

    private static String key(ManagedPolicy policy, int number) {
        return policy.id() + " " + number;
    }
}
