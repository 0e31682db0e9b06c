package cloister.cli;

import java.util.List;

/** One of the launcher's commands, {@code up} in {@code ./cloister up}. */
interface Subcommand {
    String name();

    /** What it takes beside options, as the help shows it, {@code FILE...}; may be empty. */
    String operands();

    /** What it does, in one line. */
    String summary();

    List<Option> options();

    /** Runs it and gives the exit status. */
    int run(Arguments arguments) throws Exception;
}
