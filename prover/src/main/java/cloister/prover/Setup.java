package cloister.prover;

import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is proved about: everybody with what is attached to them, and the Studio's profiles.
 *
 * @param account twelve digits
 * @param unseen what couldn't be read, in words; nothing is proved then
 * @param assumed what is taken for granted of it, in words
 */
public record Setup(
        String account,
        String region,
        List<Holder> holders,
        List<Profile> profiles,
        List<Never> never,
        List<String> unseen,
        List<String> assumed) {
    /** The tag that says whose team a resource or role is. */
    public static final String TEAM = "team";

    /** The tag that says who may open a user profile. */
    public static final String OWNER = "studiouserid";

    public Setup {
        holders = List.copyOf(holders);
        profiles = List.copyOf(profiles);
        never = List.copyOf(never);
        unseen = List.copyOf(unseen);
        assumed = List.copyOf(assumed);
    }

    /** Who policies are attached to. */
    public enum Kind {
        USER,
        ROLE
    }

    /**
     * A user or role.
     *
     * @param attached its policies, those of its groups too
     * @param trust of a role, who may take it
     * @param unread ARNs of attached policies whose text isn't known
     */
    public record Holder(
            Kind kind,
            String name,
            Map<String, String> tags,
            List<Attached> attached,
            Optional<PolicyDocument> trust,
            List<String> unread) {
        public Holder {
            tags = Map.copyOf(tags);
            attached = List.copyOf(attached);
            unread = List.copyOf(unread);
        }

        /** Whether people come in by an identity provider, and take this role. */
        public boolean isForFederation() {
            return kind == Kind.ROLE
                    && trust.stream()
                            .flatMap(document -> document.statements().stream())
                            .anyMatch(statement -> Trust.names(statement, "Federated"));
        }

        public List<NamedPolicy> policies() {
            return attached.stream().map(Attached::policy).toList();
        }
    }

    /**
     * A policy of a holder.
     *
     * @param own whether it is the holder's alone
     */
    public record Attached(NamedPolicy policy, boolean own) {}

    /**
     * A user profile of the domain.
     *
     * @param role its execution role's name
     */
    public record Profile(String name, String role, Map<String, String> tags) {
        public Profile {
            tags = Map.copyOf(tags);
        }
    }

    /**
     * Something that must never be possible.
     *
     * @param who {@code team/NAME}, {@code user/NAME} or {@code admin/NAME}
     * @param can an action, wildcards allowed
     * @param on whose resources, or an ARN pattern
     */
    public record Never(String who, String can, String on) {
        @Override
        public String toString() {
            return "never: %s can %s on %s".formatted(who, can, on);
        }
    }

    /** The roles that have a team. */
    public List<Holder> teamRoles() {
        return holders.stream()
                .filter(h -> h.kind() == Kind.ROLE && h.tags().containsKey(TEAM))
                .toList();
    }
}
