package cloister.server.page;

import java.util.List;
import java.util.Optional;

/** A part of a console's page. */
public sealed interface Block {
    /**
     * A table.
     *
     * @param id what live updates find it by
     * @param empty what is said where it has no rows
     * @param more where the rest of it is
     */
    record Table(
            String id,
            String title,
            List<String> columns,
            List<List<Cell>> rows,
            String empty,
            Optional<Cell.Link> more)
            implements Block {}

    /**
     * A plot, and the same values as a table for those who ask for it.
     *
     * @param label what opens the table
     */
    record Chart(String id, String title, Plot plot, String label, Table values) implements Block {}

    /**
     * A graph.
     *
     * @param kinds what its boxes are, for the legend
     * @param notes what it leaves out, a sentence each
     */
    record Picture(String id, String title, Graph graph, List<GraphShape> kinds, List<String> notes)
            implements Block {}

    /** Terms and what they are here. */
    record Facts(String id, String title, List<Fact> facts) implements Block {}

    /** Terms that are shown when they are asked for. */
    record Folded(String title, List<Fact> facts) implements Block {}

    /** A term. */
    record Fact(String term, Cell value) {}

    /**
     * A form.
     *
     * @param method {@code post}, or {@code get} for one that only asks
     */
    record Form(
            String title,
            String text,
            String method,
            String action,
            List<Field> fields,
            List<Submit> submits)
            implements Block {}

    /**
     * A button of a form.
     *
     * @param value what the field {@code do} becomes; empty where there is one button only
     * @param look {@code main}, {@code plain} or {@code danger}
     */
    record Submit(String label, String value, String look) {}

    /**
     * Something that must be said.
     *
     * @param tone {@code good}, {@code bad} or {@code wait}
     * @param code an error's code; may be empty
     * @param error its message as AWS words it; may be empty
     * @param link where there is more about it
     */
    record Note(
            String tone,
            String title,
            String text,
            String code,
            String error,
            Optional<Cell.Link> link)
            implements Block {}

    /**
     * What the linter found.
     *
     * @param clean what is said where it found nothing
     */
    record Findings(String title, List<Found> found, String clean) implements Block {}

    /** One finding, with where it is, its rule, what is wrong and what to do. */
    record Found(String tone, String place, String rule, String message, String advice) {}

    /** Text of the machine's, line by line. */
    record Source(String title, String text) implements Block {}

    /** A heading with things to do beside it. */
    record Bar(String title, List<Action> actions, List<Cell.Link> links) implements Block {}

    /** A link to hand on. */
    record Copy(String label, String value, String button, String done) implements Block {}
}
