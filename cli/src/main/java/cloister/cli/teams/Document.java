package cloister.cli.teams;

import java.util.List;

/**
 * A policy or trust document of the blueprint.
 *
 * @param file its place in the rendered folder, {@code policies/team-read.json}
 * @param name the managed or inline policy's name; of a trust document, the role's
 * @param json its text
 * @param attachedTo {@code group/NAME}s and {@code role/NAME}s
 */
public record Document(String file, Kind kind, String name, String json, List<String> attachedTo) {
    public Document {
        attachedTo = List.copyOf(attachedTo);
    }

    /** What a document is attached as. */
    public enum Kind {
        POLICY,
        INLINE,
        TRUST
    }
}
