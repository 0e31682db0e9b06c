package cloister.cli;

import cloister.policy.lint.FindingPrinter;
import cloister.policy.lint.Fixer;
import cloister.policy.lint.KindNames;
import cloister.policy.lint.LintOptions;
import cloister.policy.lint.LintResult;
import cloister.policy.lint.Linter;
import cloister.policy.lint.Rule;
import cloister.policy.lint.Rules;
import cloister.policy.lint.Severity;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code lint}: what is wrong with policies, and mends of what is certain. */
final class LintCommand implements Subcommand {
    /** Something couldn't be read. */
    private static final int UNREADABLE = 2;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    LintCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public String operands() {
        return "FILE...";
    }

    @Override
    public String summary() {
        return "Find what is wrong with policies, and mend what is certain.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.flag("--fix", "mend what is certain in the files, and show a diff"),
                Option.flag("--json", "findings as JSON"),
                Option.flag("--sarif", "findings as SARIF 2.1.0, for code hosts"),
                Option.flag("--strict", "fail on warnings too, not on errors only"),
                Option.valued(
                        "--kind",
                        "KIND",
                        "what the policies are attached as: "
                                + String.join(", ", KindNames.names())
                                + "; else it is guessed from each"),
                Option.valued(
                        "--ignore", "RULES", "warnings that aren't wanted, separated by commas"));
    }

    @Override
    public int run(Arguments arguments) throws IOException {
        if (arguments.operands().isEmpty()) {
            throw new UsageException("name files or directories, or - for standard input");
        }
        if (arguments.has("--json") && arguments.has("--sarif")) {
            throw new UsageException("--json and --sarif can't both be had");
        }
        LintOptions options = options(arguments);
        LintSources sources = new LintSources(in, err);
        List<LintedFile> linted = new ArrayList<>();
        for (LintSources.Source source : sources.read(arguments.operands())) {
            LintResult result = Linter.lint(source.text(), options);
            if (source.walked() && result.policies() == 0) {
                continue;
            }
            linted.add(
                    arguments.has("--fix")
                            ? fix(source, result, options, arguments)
                            : new LintedFile(source.name(), result));
        }
        report(linted, arguments);
        return sources.failed() ? UNREADABLE : failed(linted, arguments) ? 1 : 0;
    }

    private static LintOptions options(Arguments arguments) {
        Optional<String> kind = arguments.value("--kind");
        if (kind.isPresent() && KindNames.parse(kind.get()).isEmpty()) {
            throw new UsageException(
                    "there is no kind %s of policy; there are: %s"
                            .formatted(kind.get(), String.join(", ", KindNames.names())));
        }
        Set<String> ignored =
                arguments
                        .value("--ignore")
                        .map(text -> Set.copyOf(List.of(text.split(","))))
                        .orElse(Set.of());
        for (String id : ignored) {
            Optional<Rule> rule = Rules.find(id);
            if (rule.isEmpty()) {
                throw new UsageException(
                        "there is no rule %s; docs/lint.md lists them".formatted(id));
            }
            if (rule.get().severity() == Severity.ERROR) {
                throw new UsageException(
                        "%s is an error: IAM refuses such a policy, so it can't be ignored"
                                .formatted(id));
            }
        }
        return new LintOptions(kind.flatMap(KindNames::parse), ignored);
    }

    /** Mends a text where it can be, shows what changed and lints it anew. */
    private LintedFile fix(
            LintSources.Source source, LintResult before, LintOptions options, Arguments arguments)
            throws IOException {
        String mended = Fixer.fix(source.text(), options);
        boolean changed = !mended.equals(source.text());
        boolean machine = arguments.has("--json") || arguments.has("--sarif");
        if (changed) {
            PrintStream shown = machine || source.standardInput() ? err : out;
            Paint paint = shown.equals(out) ? Paint.ofOutput() : Paint.PLAIN;
            shown.print(UnifiedDiff.of(source.name(), source.text(), mended, paint));
        }
        if (source.standardInput() && !machine) {
            out.print(mended);
        } else if (changed) {
            source.write(mended);
        }
        return new LintedFile(source.name(), changed ? Linter.lint(mended, options) : before);
    }

    private void report(List<LintedFile> linted, Arguments arguments) throws IOException {
        if (arguments.has("--json")) {
            out.println(LintJson.write(linted));
        } else if (arguments.has("--sarif")) {
            out.println(LintSarif.write(linted));
        } else {
            boolean textToOut =
                    arguments.has("--fix") && arguments.operands().contains(LintSources.STDIN);
            print(linted, textToOut ? err : out);
        }
    }

    private void print(List<LintedFile> linted, PrintStream shown) {
        FindingPrinter.Style style =
                shown.equals(out) && Paint.ofOutput().equals(Paint.TERMINAL)
                        ? FindingPrinter.Style.COLOUR
                        : FindingPrinter.Style.PLAIN;
        for (LintedFile file : linted) {
            shown.print(FindingPrinter.print(file.name(), file.result(), style));
        }
        shown.println(summary(linted));
    }

    private static String summary(List<LintedFile> linted) {
        long fixable = linted.stream().mapToLong(file -> file.result().fixable()).sum();
        long policies = linted.stream().mapToLong(file -> file.result().policies()).sum();
        return "%s, %s and %s in %s%s"
                .formatted(
                        count(count(linted, Severity.ERROR), "error", "errors"),
                        count(count(linted, Severity.WARNING), "warning", "warnings"),
                        count(count(linted, Severity.SUGGESTION), "suggestion", "suggestions"),
                        count(policies, "policy", "policies"),
                        fixable == 0 ? "." : "; --fix mends " + fixable + " of them.");
    }

    private static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private static long count(List<LintedFile> linted, Severity severity) {
        return linted.stream().mapToLong(file -> file.result().count(severity)).sum();
    }

    private static boolean failed(List<LintedFile> linted, Arguments arguments) {
        return count(linted, Severity.ERROR) > 0
                || (arguments.has("--strict") && count(linted, Severity.WARNING) > 0);
    }
}
