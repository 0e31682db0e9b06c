package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Field;
import cloister.server.page.Field.Option;
import cloister.server.page.Plot;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Trial components: one with its parameters and metrics, or two side by side. */
final class Runs {
    private static final String DESCRIBE = "sagemaker:DescribeTrialComponent";

    private Runs() {}

    static Cell status(Struct component) {
        return component
                .optionalStruct("Status")
                .flatMap(status -> status.optionalString("PrimaryStatus"))
                .<Cell>map(
                        text ->
                                new Cell.Status(
                                        text,
                                        switch (text) {
                                            case "Completed" -> "good";
                                            case "Failed", "Stopped" -> "bad";
                                            default -> "wait";
                                        }))
                .orElse(new Cell.Text("–"));
    }

    static HttpResponse component(Member member, String name) {
        Reply described = member.call(DESCRIBE, "TrialComponentName", name);
        List<Block> blocks = new ArrayList<>();
        if (described instanceof Reply.Done(Struct component)) {
            blocks.add(facts(member, component));
            blocks.add(values(member, "parameters", parameters(component)));
            blocks.add(metrics(member, component));
            blocks.addAll(Curves.of(member, List.of(component)));
            artifacts(member, "inputs", artifacts(component, "InputArtifacts"))
                    .ifPresent(blocks::add);
            artifacts(member, "outputs", artifacts(component, "OutputArtifacts"))
                    .ifPresent(blocks::add);
            blocks.add(lineage(member, component));
            blocks.add(
                    comparing(
                            member,
                            List.of(
                                    Field.hidden("left", name),
                                    Field.text("right", member.say("runs.other"), ""))));
        } else {
            blocks.add(Blocks.refusal(member, described, "title.component"));
        }
        ExperimentPages.tags(member, described, "TrialComponentArn", blocks);
        return member.page(
                new View(
                        "experiments",
                        name,
                        "",
                        List.of(Crumbs.top(member, "experiments")),
                        blocks));
    }

    private static Block facts(Member member, Struct component) {
        return new Block.Facts(
                "component",
                "",
                List.of(
                        Blocks.fact(member, "status", status(component)),
                        Blocks.fact(member, "arn", Blocks.code(component, "TrialComponentArn")),
                        Blocks.fact(member, "creator", ExperimentPages.creator(component)),
                        Blocks.fact(member, "started", Blocks.moment(component, "StartTime")),
                        Blocks.fact(member, "ended", Blocks.moment(component, "EndTime"))));
    }

    private static Block metrics(Member member, Struct component) {
        return Blocks.table(
                member,
                "metrics",
                component.structs("Metrics").stream()
                        .map(
                                metric ->
                                        List.of(
                                                Blocks.text(metric, "MetricName"),
                                                figure(metric, "Last"),
                                                figure(metric, "Min"),
                                                figure(metric, "Max"),
                                                figure(metric, "Avg"),
                                                Blocks.text(metric, "Count")))
                        .toList(),
                List.of("name", "last", "min", "max", "average", "count"),
                Optional.empty());
    }

    /** In few digits: the plot's table has them all. */
    private static Cell figure(Struct metric, String statistic) {
        return Blocks.text(metric.get(statistic).map(value -> Plot.number((Double) value)));
    }

    private static Optional<Block> artifacts(Member member, String id, Map<String, String> found) {
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Blocks.table(
                                member,
                                id,
                                new LinkedArtifacts(member).rows(found),
                                List.of("name", "value"),
                                Optional.empty()));
    }

    private static Block lineage(Member member, Struct component) {
        return new Block.Bar(
                member.say("nav.lineage"),
                List.of(),
                List.of(
                        new Cell.Link(
                                member.say("lineage.open"),
                                LineagePages.address(component.string("TrialComponentArn")))));
    }

    private static Block values(Member member, String id, Map<String, String> values) {
        return Blocks.table(
                member,
                id,
                values.entrySet().stream()
                        .map(
                                each ->
                                        List.<Cell>of(
                                                new Cell.Text(each.getKey()),
                                                new Cell.Code(each.getValue())))
                        .toList(),
                List.of("name", "value"),
                Optional.empty());
    }

    private static SortedMap<String, String> parameters(Struct component) {
        SortedMap<String, String> found = new TreeMap<>();
        map(component, "Parameters")
                .forEach(
                        (name, value) ->
                                found.put(String.valueOf(name), parameter((Struct) value)));
        return found;
    }

    private static String parameter(Struct value) {
        return value.members().values().stream().findFirst().map(Runs::number).orElse("");
    }

    /** A number without a fraction it doesn't have. */
    static String number(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.valueOf(value);
    }

    private static SortedMap<String, String> artifacts(Struct component, String of) {
        SortedMap<String, String> found = new TreeMap<>();
        map(component, of)
                .forEach(
                        (name, value) ->
                                found.put(
                                        String.valueOf(name),
                                        ((Struct) value).optionalString("Value").orElse("")));
        return found;
    }

    private static Map<?, ?> map(Struct from, String member) {
        return from.get(member).<Map<?, ?>>map(value -> (Map<?, ?>) value).orElse(Map.of());
    }

    private static Block comparing(Member member, List<Field> fields) {
        return new Block.Form(
                member.say("runs.compare"),
                "",
                "get",
                Paths.of("components"),
                fields,
                List.of(new Submit(member.say("runs.compare"), "", "plain")));
    }

    /** A choice of two of a trial's components; none where there aren't two. */
    static Optional<Block> choosing(Member member, List<String> names) {
        if (names.size() < 2) {
            return Optional.empty();
        }
        List<Option> options = names.stream().map(name -> new Option(name, name)).toList();
        return Optional.of(
                comparing(
                        member,
                        List.of(
                                Field.select("left", member.say("runs.one"), names.get(0), options),
                                Field.select(
                                        "right",
                                        member.say("runs.other"),
                                        names.get(1),
                                        options))));
    }

    /** Two components side by side. */
    static HttpResponse compare(Member member) {
        String left = member.visit().query().text("left");
        String right = member.visit().query().text("right");
        Reply first = member.call(DESCRIBE, "TrialComponentName", left);
        Reply second = member.call(DESCRIBE, "TrialComponentName", right);
        List<Block> blocks = new ArrayList<>();
        if (first instanceof Reply.Done(Struct one) && second instanceof Reply.Done(Struct other)) {
            blocks.add(
                    beside(member, "parameters", left, right, parameters(one), parameters(other)));
            blocks.add(beside(member, "metrics", left, right, last(one), last(other)));
            blocks.addAll(Curves.of(member, List.of(one, other)));
        }
        for (Reply reply : List.of(first, second)) {
            if (reply.output().isEmpty()) {
                blocks.add(Blocks.refusal(member, reply, "title.component"));
            }
        }
        return member.page(
                new View(
                        "experiments",
                        member.say("runs.title", left, right),
                        "",
                        List.of(Crumbs.top(member, "experiments")),
                        blocks));
    }

    private static SortedMap<String, String> last(Struct component) {
        SortedMap<String, String> found = new TreeMap<>();
        component
                .structs("Metrics")
                .forEach(
                        metric ->
                                found.put(
                                        metric.string("MetricName"),
                                        metric.get("Last")
                                                .map(value -> Plot.number((Double) value))
                                                .orElse("–")));
        return found;
    }

    private static Block beside(
            Member member,
            String id,
            String left,
            String right,
            Map<String, String> one,
            Map<String, String> other) {
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        List<List<Cell>> rows =
                names.stream()
                        .map(
                                name ->
                                        List.<Cell>of(
                                                new Cell.Text(name),
                                                new Cell.Code(one.getOrDefault(name, "–")),
                                                new Cell.Code(other.getOrDefault(name, "–"))))
                        .toList();
        return new Block.Table(
                id,
                member.say("title." + id),
                List.of(member.say("column.name"), left, right),
                rows,
                member.say("empty." + id),
                Optional.empty());
    }
}
