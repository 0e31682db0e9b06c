package cloister.cli.teams;

import org.snakeyaml.engine.v2.nodes.Node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings, so that a person sees all of them at once. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void add(Node at, String message) {
        all.add(
                at.getStartMark()
                        .map(m -> new Finding(m.getLine() + 1, m.getColumn() + 1, message))
                        .orElse(new Finding(1, 1, message)));
    }

    void throwIfAny() throws TeamsException {
        if (!all.isEmpty()) {
            throw new TeamsException(
                    all.stream()
                            .sorted(
                                    Comparator.comparingInt(Finding::line)
                                            .thenComparingInt(Finding::column))
                            .toList());
        }
    }
}
