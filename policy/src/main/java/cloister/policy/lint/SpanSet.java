package cloister.policy.lint;

import java.util.Map;
import java.util.TreeMap;

/** Stretches of a text that don't overlap. */
final class SpanSet {
    private final TreeMap<Integer, Span> byStart = new TreeMap<>();

    /** Whether a stretch overlaps none; places where text is inserted overlap what holds them. */
    boolean isFree(Span span) {
        Map.Entry<Integer, Span> before = byStart.floorEntry(span.start());
        Map.Entry<Integer, Span> after = byStart.ceilingEntry(span.start());
        boolean clearBefore = before == null || before.getValue().end() <= span.start();
        boolean clearAfter = after == null || after.getValue().start() >= span.end();
        return clearBefore && clearAfter;
    }

    void add(Span span) {
        Span there = byStart.get(span.start());
        if (there == null || there.end() < span.end()) {
            byStart.put(span.start(), span);
        }
    }
}
