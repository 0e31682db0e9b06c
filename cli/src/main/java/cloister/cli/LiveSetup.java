package cloister.cli;

import cloister.cli.stack.Kind;
import cloister.cli.stack.LiveAccount;
import cloister.cli.stack.Resource;
import cloister.policy.MalformedPolicyException;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.prover.Setup;
import cloister.prover.Setup.Attached;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is in a live account, as the prover takes it. */
final class LiveSetup {
    private static final List<String> NOT_SEEN =
            List.of(
                    "resource policies (of buckets, repositories, keys, ...) weren't read: they let"
                            + " nobody in",
                    "organization policies, permissions boundaries and session policies weren't"
                            + " read: they only take away",
                    "the account's root user does everything, and isn't asked about",
                    "teams are what the tag team of roles says, people what the tag studiouserid of"
                            + " user profiles says");

    private final LiveAccount live;
    private final Set<String> except;
    private final Map<String, NamedPolicy> policies = new HashMap<>();
    private final List<String> unseen = new ArrayList<>();

    private LiveSetup(LiveAccount live, Set<String> except) {
        this.live = live;
        this.except = except;
        unseen.addAll(live.unseen());
    }

    /**
     * Reads what the account shows.
     *
     * @param except names of users and roles that aren't asked about
     */
    static Setup of(LiveAccount live, Set<String> except) {
        return new LiveSetup(live, except).setup();
    }

    private Setup setup() {
        for (Resource policy : of(Kind.POLICY)) {
            read(policy.name(), policy.text(Resource.DOCUMENT), PolicyKind.MANAGED)
                    .ifPresent(
                            document ->
                                    policies.put(
                                            policy.name(),
                                            new NamedPolicy(policy.name(), document)));
        }
        Map<String, Resource> groups = new HashMap<>();
        of(Kind.GROUP).forEach(group -> groups.put(group.name(), group));
        List<Setup.Holder> holders = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (Kind kind : List.of(Kind.ROLE, Kind.USER)) {
            for (Resource each : of(kind)) {
                if (except.contains(each.name())) {
                    found.add(each.name());
                } else {
                    holders.add(holder(each, groups));
                }
            }
        }
        List<String> assumed = new ArrayList<>(NOT_SEEN);
        for (String name : except) {
            if (!found.contains(name)) {
                throw new UsageException("there is no user or role " + name + " to except");
            }
            assumed.add(name + " does nothing against the teams, and isn't asked about");
        }
        return new Setup(
                live.account(),
                live.region(),
                holders,
                of(Kind.PROFILE).stream().map(LiveSetup::profile).toList(),
                List.of(),
                unseen,
                assumed);
    }

    private List<Resource> of(Kind kind) {
        return live.resources().stream().filter(resource -> resource.kind() == kind).toList();
    }

    private Setup.Holder holder(Resource holder, Map<String, Resource> groups) {
        boolean role = holder.kind() == Kind.ROLE;
        List<Attached> attached = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        attach(holder, true, attached, unread);
        for (String group : holder.items(Resource.GROUPS)) {
            Optional.ofNullable(groups.get(group))
                    .ifPresentOrElse(
                            known -> attach(known, false, attached, unread),
                            () -> unread.add("group/" + group));
        }
        return new Setup.Holder(
                role ? Setup.Kind.ROLE : Setup.Kind.USER,
                holder.name(),
                holder.under(Resource.TAG),
                attached,
                role
                        ? read(
                                "the trust policy of " + holder.name(),
                                holder.text(Resource.TRUST),
                                PolicyKind.TRUST)
                        : Optional.empty(),
                unread);
    }

    private void attach(
            Resource holder, boolean itself, List<Attached> attached, List<String> unread) {
        for (String arn : holder.items(Resource.POLICIES)) {
            String name = arn.substring(arn.lastIndexOf('/') + 1);
            boolean own = arn.contains("::" + live.account() + ":");
            Optional<NamedPolicy> policy =
                    own
                            ? Optional.ofNullable(policies.get(name))
                            : Optional.ofNullable(live.awsPolicies().get(arn))
                                    .flatMap(text -> read(arn, text, PolicyKind.MANAGED))
                                    .map(document -> new NamedPolicy(arn, document));
            policy.ifPresentOrElse(
                    known ->
                            attached.add(new Attached(known, itself && own && isAttachedOnce(arn))),
                    () -> unread.add(arn));
        }
        holder.under(Resource.INLINE)
                .forEach(
                        (name, text) ->
                                read(name + " of " + holder.name(), text, PolicyKind.INLINE_ROLE)
                                        .ifPresent(
                                                document ->
                                                        attached.add(
                                                                new Attached(
                                                                        new NamedPolicy(
                                                                                name, document),
                                                                        itself))));
    }

    /** What one holder alone has may have the holder's names in it. */
    private boolean isAttachedOnce(String arn) {
        return live.resources().stream()
                        .filter(resource -> resource.items(Resource.POLICIES).contains(arn))
                        .count()
                == 1;
    }

    /** A document; empty, and told to be unseen, where it isn't one that IAM takes. */
    private Optional<PolicyDocument> read(String name, String text, PolicyKind kind) {
        try {
            return Optional.of(PolicyDocument.parse(text, kind));
        } catch (MalformedPolicyException wrong) {
            unseen.add("%s can't be read: %s".formatted(name, wrong.getMessage()));
            return Optional.empty();
        }
    }

    private static Setup.Profile profile(Resource profile) {
        String role = profile.text(Resource.EXECUTION_ROLE);
        int at = role.indexOf(":role/");
        return new Setup.Profile(
                profile.name(),
                at < 0 ? role : role.substring(at + ":role/".length()),
                profile.under(Resource.TAG));
    }
}
