package cloister.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What became of mutants, counted by the sort of edit. */
final class MutantTable {
    /** What the solver says of a mutant, before any search. */
    enum Solved {
        PROVED,
        /** It shows a request that the engine allows. */
        BROKEN,
        UNDECIDED
    }

    /**
     * A mutant.
     *
     * @param attacks how many sequences of calls the search found
     * @param failures of these, those that a server didn't do, with the reason
     * @param unsound what was proved and yet is broken by a search
     */
    record Entry(
            String kind, int attacks, Solved solved, List<String> failures, List<String> unsound) {
        boolean isBroken() {
            return attacks > 0;
        }

        boolean isReplayed() {
            return attacks > failures.size();
        }
    }

    private static final int TOLD = 20;

    private final List<Entry> entries = new ArrayList<>();

    void add(Entry entry) {
        entries.add(entry);
    }

    void progress() {
        if (!entries.isEmpty() && entries.size() % TOLD == 0) {
            print();
        }
    }

    List<String> unsound() {
        return entries.stream().flatMap(entry -> entry.unsound().stream()).toList();
    }

    /** As Markdown. */
    void print() {
        System.out.println(
                """
                | edit | mutants | broken by the search | of these replayed | search finds none: proved | broken by the solver | undecided | unsound |
                |---|---|---|---|---|---|---|---|\
                """);
        Set<String> kinds = new LinkedHashSet<>();
        for (Weakness weakness : Weakness.values()) {
            kinds.add(weakness.words());
        }
        entries.forEach(entry -> kinds.add(entry.kind()));
        kinds.forEach(kind -> row(kind, entry -> entry.kind().equals(kind)));
        row("all", entry -> true);
        entries.stream().flatMap(entry -> entry.failures().stream()).forEach(System.out::println);
        unsound().forEach(System.out::println);
    }

    private void row(String title, Predicate<Entry> rows) {
        List<Entry> these = entries.stream().filter(rows).toList();
        System.out.printf(
                "| %s | %d | %d | %d | %d | %d | %d | %d |%n",
                title,
                these.size(),
                count(these, Entry::isBroken),
                count(these, Entry::isReplayed),
                count(these, entry -> !entry.isBroken() && entry.solved() == Solved.PROVED),
                count(these, entry -> !entry.isBroken() && entry.solved() == Solved.BROKEN),
                count(these, entry -> !entry.isBroken() && entry.solved() == Solved.UNDECIDED),
                these.stream().mapToInt(entry -> entry.unsound().size()).sum());
    }

    private static long count(List<Entry> entries, Predicate<Entry> which) {
        return entries.stream().filter(which).count();
    }
}
