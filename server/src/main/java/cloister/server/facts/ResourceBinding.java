package cloister.server.facts;

import java.util.List;

/** Which resources of one type a call concerns, read from its input. */
sealed interface ResourceBinding permits ArnTemplate, ArnMember, NamedResource, RenamedResource {

    List<Bound> bind(Subject subject);

    /**
     * A resource that a call concerns.
     *
     * @param spoken as denials name it
     */
    record Bound(String arn, String spoken) {
        static Bound of(String arn) {
            return new Bound(arn, arn);
        }
    }
}
