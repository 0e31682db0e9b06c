package cloister.server.console;

import cloister.policy.PolicyKind;

import java.util.Arrays;
import java.util.Optional;

/** What holds policies and has pages: users, groups and roles. */
enum HolderKind {
    USER("users", "User", PolicyKind.INLINE_USER),
    GROUP("groups", "Group", PolicyKind.INLINE_GROUP),
    ROLE("roles", "Role", PolicyKind.INLINE_ROLE);

    private final String section;
    private final String word;
    private final PolicyKind inline;

    HolderKind(String section, String word, PolicyKind inline) {
        this.section = section;
        this.word = word;
        this.inline = inline;
    }

    /** By the pages' section; empty where there is no such kind. */
    static Optional<HolderKind> of(String section) {
        return Arrays.stream(values()).filter(kind -> kind.section.equals(section)).findFirst();
    }

    /** The pages' section: {@code users}. */
    String section() {
        return section;
    }

    /** The kind's name in operations: {@code User}. */
    String word() {
        return word;
    }

    /** The member that names one: {@code UserName}. */
    String nameMember() {
        return word + "Name";
    }

    PolicyKind inline() {
        return inline;
    }
}
