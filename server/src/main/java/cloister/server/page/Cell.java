package cloister.server.page;

import java.time.Instant;
import java.util.List;

/** What stands in a table's cell or beside a term. */
public sealed interface Cell {
    /** Plain text. */
    record Text(String text) implements Cell {}

    /** A name of the machine's: an ARN, an id. */
    record Code(String text) implements Cell {}

    /** A way to another page. */
    record Link(String text, String href) implements Cell {}

    /** Ways to other pages. */
    record Links(List<Link> links) implements Cell {}

    /**
     * A state.
     *
     * @param tone {@code good}, {@code bad} or {@code wait}
     */
    record Status(String text, String tone) implements Cell {}

    /** A moment. */
    record Moment(Instant time) implements Cell {}

    /** Things to do. */
    record Actions(List<Action> actions) implements Cell {}

    /** A resource's status as the API tells it. */
    static Cell status(String status) {
        return new Status(status, Tone.of(status));
    }
}
