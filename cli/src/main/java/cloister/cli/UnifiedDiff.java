package cloister.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

import java.util.List;

/** The difference of two texts in the unified form that {@code patch} takes. */
final class UnifiedDiff {
    private static final int CONTEXT = 2;

    private UnifiedDiff() {}

    /** The difference under a file's name, with an empty line after it. */
    static String of(String name, String before, String after, Paint paint) {
        List<String> old = before.lines().toList();
        List<String> lines =
                UnifiedDiffUtils.generateUnifiedDiff(
                        name, name, old, DiffUtils.diff(old, after.lines().toList()), CONTEXT);
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(painted(visible(line), paint)).append('\n');
        }
        return text.append('\n').toString();
    }

    private static String painted(String line, Paint paint) {
        if (line.startsWith("+++") || line.startsWith("---")) {
            return paint.strong(line);
        }
        if (line.startsWith("@@")) {
            return paint.faint(line);
        }
        return line.startsWith("+")
                ? paint.good(line)
                : line.startsWith("-") ? paint.bad(line) : line;
    }

    /** The line with what could steer a terminal replaced. */
    private static String visible(String line) {
        StringBuilder shown = new StringBuilder(line.length());
        line.chars()
                .forEach(
                        c -> shown.append(Character.isISOControl(c) && c != '\t' ? '�' : (char) c));
        return shown.toString();
    }
}
