package cloister.server.console;

import cloister.server.page.Cell.Link;

import java.util.List;

/** The ways from a page to those above it. */
final class Crumbs {
    private Crumbs() {}

    /** A section's first page. */
    static Link top(Member member, String section) {
        return new Link(member.say("nav." + section), Paths.of(section));
    }

    /** A section's first page, and the page of one thing of it that is addressed by its name. */
    static List<Link> of(Member member, String section, String name) {
        return List.of(top(member, section), new Link(name, Paths.of(section, name)));
    }
}
