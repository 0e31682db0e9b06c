package cloister.server.page;

import java.util.List;

/**
 * What stands around a page of the console.
 *
 * @param who the principal, as people call it; empty where nobody is signed in
 * @param role the role they switched to; empty where they act as themselves
 * @param section the page's section, to be marked in the navigation
 * @param csrf what forms must bring back
 * @param revision of the state that the page shows
 * @param tongues the page in the other languages
 */
public record Frame(
        Words words,
        String who,
        String role,
        String region,
        String section,
        String csrf,
        long revision,
        List<Tongue> tongues) {
    /** The sections, in the order of the navigation. */
    public static final List<String> SECTIONS =
            List.of(
                    "home",
                    "domains",
                    "experiments",
                    "lineage",
                    "teams",
                    "users",
                    "groups",
                    "roles",
                    "policies",
                    "can",
                    "matrix",
                    "audit");

    /** The page in a language. */
    public record Tongue(String tag, String name, String href, boolean now) {}

    public boolean isIn() {
        return !who.isEmpty();
    }

    /** Whether it stands around a page of the portal, which has no sections. */
    public boolean isPortal() {
        return section.equals("start");
    }

    /** Where a section begins. */
    public static String href(String section) {
        return section.equals("home") ? "/console" : "/console/" + section;
    }
}
