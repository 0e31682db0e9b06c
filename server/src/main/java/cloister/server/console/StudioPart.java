package cloister.server.console;

import cloister.server.page.Cell.Link;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A user profile or a space of a domain: what apps belong to. */
record StudioPart(Kind kind, String domain, String name) {
    /** Which of the two. */
    enum Kind {
        PROFILE("profiles", "UserProfile"),
        SPACE("spaces", "Space");

        private final String section;
        private final String word;

        Kind(String section, String word) {
            this.section = section;
            this.word = word;
        }

        /** Its part of addresses: {@code profiles}. */
        String section() {
            return section;
        }

        /** The kind's name in operations: {@code UserProfile}. */
        String word() {
            return word;
        }

        /** The member that names one: {@code UserProfileName}. */
        String nameMember() {
            return word + "Name";
        }
    }

    /** By its part of addresses; empty where there is no such kind. */
    static Optional<StudioPart> of(String section, String domain, String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.section.equals(section))
                .map(kind -> new StudioPart(kind, domain, name))
                .findFirst();
    }

    /** Its page. */
    String home() {
        return Paths.of("domains", domain, kind.section, name);
    }

    /** The pages above those about it. */
    List<Link> crumbs(Member member) {
        List<Link> crumbs = new ArrayList<>(Crumbs.of(member, "domains", domain));
        crumbs.add(new Link(name, home()));
        return crumbs;
    }

    /** The members that name it in an input. */
    Struct named() {
        return Struct.builder().put("DomainId", domain).put(kind.nameMember(), name).build();
    }

    /** The way to its tags. */
    Link tags(Member member) {
        return new Link(member.say("tags.edit"), Paths.of("tags", kind.section, domain, name));
    }

    Reply describe(Member member) {
        return member.call("sagemaker:Describe" + kind.word, named());
    }
}
