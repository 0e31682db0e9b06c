package cloister.cli.stack;

import java.util.List;

/**
 * An account's set-up as a {@code teams.yaml}.
 *
 * @param yaml the file's text
 * @param misfits what is in the account and not in the file, or otherwise than the file would have
 *     it; a line each
 */
public record Imported(String yaml, List<String> misfits) {
    public Imported {
        misfits = List.copyOf(misfits);
    }
}
