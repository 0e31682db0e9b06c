package cloister.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** {@code bench}: measurements beside peers, on the machine at hand. */
final class BenchCommand implements Subcommand {
    private final PrintStream out;

    BenchCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String operands() {
        return "start";
    }

    @Override
    public String summary() {
        return "Measure: start, from a process's begin to its first authorized answer.";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        if (!arguments.operands().equals(List.of("start"))) {
            throw new UsageException("name what to measure: start");
        }
        new StartTimes(Home.folder()).print(out);
        return 0;
    }
}
