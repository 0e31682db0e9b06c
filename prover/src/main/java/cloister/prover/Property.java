package cloister.prover;

import java.util.List;
import java.util.stream.Stream;

/** What is proved, in the order of reports. */
public enum Property {
    OPENS("only its owner opens a profile"),
    CHANGES("no member of a team changes another team's resource"),
    DELETES("no member of a team deletes another team's resource"),
    RUNS("no member of a team runs or builds on another team's resource"),
    STOPS("no member of a team stops another team's resource"),
    PROFILES("no member of a team changes the domain, or another's profile or space"),
    APPS("no member of a team runs or stops apps in another's profile"),
    READS("no member of a team reads another team's resource"),
    STORES("no member of a team reaches another team's data, images or logs"),
    ROLES("no one gains another team's role or credentials"),
    PASSES("no one passes another team's role"),
    NAMES("no one makes a resource in another team's name"),
    TAGS("isolation tags can't be changed by those they isolate"),
    ADMINS("administrators stay within their limits");

    /** The properties that members of teams could break. */
    static final List<Property> OF_MEMBERS =
            Stream.of(values()).filter(property -> property != ADMINS).toList();

    private final String words;

    Property(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
