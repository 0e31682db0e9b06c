package cloister.identity;

import cloister.policy.Effect;
import cloister.policy.Located;
import cloister.policy.MalformedPolicyException;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.policy.Statement;
import cloister.store.Reader;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy by which a user, group or role has what it has.
 *
 * @param arn of a managed policy; empty of an inline one
 * @param holder on whom it is
 */
record GrantingPolicy(String name, Optional<String> arn, Entity holder, PolicyDocument document) {
    /** Those on a user and on its groups, on a group, or on a role. */
    static List<GrantingPolicy> of(Reader state, Account account, PolicyHolder<?> holder) {
        List<GrantingPolicy> all = new ArrayList<>(on(state, account, holder));
        if (holder instanceof User user) {
            user.groups().stream()
                    .flatMap(id -> EntityKind.GROUP.byId(state, id).stream())
                    .forEach(group -> all.addAll(on(state, account, group)));
        }
        return all;
    }

    private static List<GrantingPolicy> on(Reader state, Account account, PolicyHolder<?> holder) {
        Stream<GrantingPolicy> inline =
                holder.policies().inline().entrySet().stream()
                        .map(
                                policy ->
                                        new GrantingPolicy(
                                                policy.getKey(),
                                                Optional.empty(),
                                                holder,
                                                read(policy.getValue())));
        Stream<GrantingPolicy> attached =
                holder.policies().attached().stream()
                        .flatMap(
                                arn ->
                                        ManagedPolicies.document(state, account, arn).stream()
                                                .map(
                                                        document ->
                                                                new GrantingPolicy(
                                                                        arn.substring(
                                                                                arn.lastIndexOf('/')
                                                                                        + 1),
                                                                        Optional.of(arn),
                                                                        holder,
                                                                        read(document))));
        return Stream.concat(inline, attached).toList();
    }

    /**
     * Whether it allows any action of a service, under whatever conditions (IAM user guide, "Refine
     * permissions in AWS using last accessed information").
     */
    boolean grants(String service) {
        return grants(document, service);
    }

    static boolean grants(PolicyDocument document, String service) {
        return document.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .anyMatch(statement -> grants(statement, service));
    }

    /** A document that was taken, read once for all services that it is asked about. */
    static PolicyDocument read(String document) {
        try {
            return PolicyDocument.parse(document, PolicyKind.MANAGED);
        } catch (MalformedPolicyException kept) {
            throw new IllegalStateException("a policy that was taken can't be read", kept);
        }
    }

    private static boolean grants(Statement statement, String service) {
        Stream<String> actions = statement.action().values().stream().map(Located::text);
        return statement.action().negated()
                ? actions.noneMatch(
                        action -> action.equals("*") || action.equalsIgnoreCase(service + ":*"))
                : actions.anyMatch(
                        action ->
                                action.equals("*")
                                        || action.regionMatches(
                                                true, 0, service + ":", 0, service.length() + 1));
    }

    Struct shape() {
        Struct.Builder shape =
                Struct.builder()
                        .put("PolicyName", name)
                        .put("PolicyType", arn.isPresent() ? "MANAGED" : "INLINE")
                        .put("PolicyArn", arn);
        if (arn.isEmpty()) {
            shape.put("EntityType", LastAccess.type(holder)).put("EntityName", holder.name());
        }
        return shape.build();
    }
}
