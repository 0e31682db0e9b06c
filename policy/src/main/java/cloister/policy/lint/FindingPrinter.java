package cloister.policy.lint;

/** Prints findings for people: place, rule, the line with a caret, what is wrong, what to do. */
public final class FindingPrinter {
    private static final int WIDTH = 96;

    /** Characters of a long line that are shown on either side of a finding. */
    private static final int AROUND = 60;

    private final String file;
    private final SourceText source;
    private final Style style;
    private final StringBuilder out = new StringBuilder();

    private FindingPrinter(String file, SourceText source, Style style) {
        this.file = file;
        this.source = source;
        this.style = style;
    }

    /**
     * The findings of a text, each with an empty line after it.
     *
     * @param file the name of the text
     */
    public static String print(String file, LintResult result, Style style) {
        FindingPrinter printer = new FindingPrinter(file, result.source(), style);
        result.findings().forEach(printer::finding);
        return printer.out.toString();
    }

    private void finding(Finding finding) {
        int start = finding.span().start();
        out.append(style.strong(file + ":" + source.line(start) + ":" + source.column(start)))
                .append(": ")
                .append(style.severity(finding.severity(), finding.severity().word()))
                .append(" [")
                .append(finding.rule().id())
                .append(']');
        if (!finding.where().isEmpty()) {
            out.append(" in ").append(visible(finding.where()));
        }
        out.append('\n');
        excerpt(finding);
        wrap("  ", "  ", finding.message());
        if (!finding.advice().isEmpty()) {
            wrap("  = ", "    ", finding.advice());
        }
        finding.fix().ifPresent(fix -> wrap("  + ", "    ", "--fix: " + fix.does() + "."));
        out.append('\n');
    }

    private void excerpt(Finding finding) {
        int start = finding.span().start();
        int line = source.line(start);
        String text = visible(source.lineText(line));
        int column = Math.min(source.column(start) - 1, text.length());
        int length = finding.span().end() - start;
        int marked = Math.max(1, Math.min(length, text.length() - column));
        int from = Math.max(0, column - AROUND);
        int to = Math.min(text.length(), Math.max(column + AROUND, from + 2 * AROUND));
        String head = from > 0 ? "…" : "";
        String shown = head + text.substring(from, to) + (to < text.length() ? "…" : "");
        int carets = Math.max(1, Math.min(marked, to - column));
        String number = String.valueOf(line);
        out.append(' ').append(style.dim(number + " | ")).append(shown).append('\n');
        out.append(' ')
                .append(style.dim(" ".repeat(number.length()) + " | "))
                .append(" ".repeat(head.length() + column - from))
                .append(style.severity(finding.severity(), "^".repeat(carets)))
                .append('\n');
    }

    /** The text with what could steer a terminal replaced, character by character. */
    private static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.chars()
                .forEach(
                        c ->
                                shown.append(
                                        c == '\t'
                                                ? ' '
                                                : Character.isISOControl(c) ? '�' : (char) c));
        return shown.toString();
    }

    private void wrap(String first, String next, String told) {
        String text = visible(told);
        String indent = first;
        int at = 0;
        while (text.length() - at > WIDTH - indent.length()) {
            int end = text.lastIndexOf(' ', at + WIDTH - indent.length());
            if (end <= at) {
                break;
            }
            out.append(indent).append(text, at, end).append('\n');
            indent = next;
            at = end + 1;
        }
        out.append(indent).append(text, at, text.length()).append('\n');
    }

    /** How output is coloured. */
    public enum Style {
        PLAIN,
        COLOUR;

        private String wrap(String code, String text) {
            return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
        }

        String strong(String text) {
            return wrap("1", text);
        }

        String dim(String text) {
            return wrap("2", text);
        }

        String severity(Severity severity, String text) {
            return switch (severity) {
                case ERROR -> wrap("1;31", text);
                case WARNING -> wrap("1;33", text);
                case SUGGESTION -> wrap("1;36", text);
            };
        }
    }
}
