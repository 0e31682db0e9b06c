package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lineage: the lists of artifacts, contexts and actions, and what each came of and led to. */
final class LineagePages {
    private static final String SECTION = "lineage";

    private LineagePages() {}

    static HttpResponse answer(Member member, List<String> rest) {
        if (rest.isEmpty()) {
            return lists(member);
        }
        String arn = member.visit().query().text("arn");
        return rest.equals(List.of("of"))
                ? LineageKind.of(arn)
                        .map(kind -> entity(member, kind, arn))
                        .orElseGet(() -> Problems.missing(member))
                : Problems.missing(member);
    }

    /** Where the lineage of what an ARN names is shown. */
    static String address(String arn) {
        return Paths.with(Paths.of(SECTION, "of"), "arn", arn);
    }

    private static HttpResponse lists(Member member) {
        List<Block> blocks = new ArrayList<>(List.of(filters(member)));
        LineageKind.OWN.forEach(kind -> blocks.add(list(member, kind)));
        return member.page(
                new View(
                        SECTION,
                        member.say("nav.lineage"),
                        member.say("lineage.lead"),
                        List.of(),
                        blocks));
    }

    private static Block filters(Member member) {
        Form asked = member.visit().query();
        return new Block.Form(
                "",
                "",
                "get",
                Paths.of(SECTION),
                List.of(
                        Field.text("type", member.say("column.type"), asked.text("type"))
                                .optional()
                                .hinted(member.say("lineage.typeHint")),
                        Field.text("source", member.say("column.source"), asked.text("source"))
                                .optional()
                                .hinted(member.say("lineage.sourceHint"))),
                List.of(new Submit(member.say("audit.filter"), "", "plain")));
    }

    private static Block list(Member member, LineageKind kind) {
        Form asked = member.visit().query();
        Struct input =
                Blocks.paged(member, kind.listId(), "NextToken")
                        .put(kind.typeMember(), asked.optional("type"))
                        .put("SourceUri", asked.optional("source"))
                        .build();
        return Blocks.table(
                member,
                kind.listId(),
                member.call("sagemaker:List" + kind.plural(), input),
                kind.summaries(),
                List.of("name", "type", "source", "created"),
                entity ->
                        List.of(
                                new Link(
                                        kind.called(entity),
                                        kind.page(entity.string(kind.arnMember()), entity)),
                                Blocks.text(kind.type(entity)),
                                source(entity),
                                Blocks.moment(entity, "CreationTime")));
    }

    /** Never a link: whoever made the entity chose the text. */
    private static Cell source(Struct entity) {
        return LineageKind.source(entity)
                .<Cell>map(Cell.Code::new)
                .orElseGet(() -> new Cell.Text("–"));
    }

    private static HttpResponse entity(Member member, LineageKind kind, String arn) {
        Reply reply = kind.describe(member, arn);
        if (!(reply instanceof Reply.Done(Struct found))) {
            return member.page(
                    new View(
                            SECTION,
                            member.say("nav.lineage"),
                            "",
                            List.of(Crumbs.top(member, SECTION)),
                            List.of(Blocks.refusal(member, reply, "kind." + kind.key()))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(facts(member, kind, found));
        blocks.addAll(LineagePicture.of(member, kind, found));
        if (LineageKind.OWN.contains(kind)) {
            blocks.add(properties(member, found));
        }
        ExperimentPages.tags(member, reply, kind.arnMember(), blocks);
        return member.page(
                new View(
                        SECTION,
                        kind.called(found),
                        "",
                        List.of(Crumbs.top(member, SECTION)),
                        blocks));
    }

    private static Block facts(Member member, LineageKind kind, Struct found) {
        String kindWord = member.say("kind." + kind.key());
        String arn = found.string(kind.arnMember());
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(
                Blocks.fact(
                        member,
                        "kind",
                        LineageKind.OWN.contains(kind)
                                ? new Cell.Text(kindWord)
                                : new Link(kindWord, kind.page(arn, found))));
        facts.add(Blocks.fact(member, "type", Blocks.text(kind.type(found))));
        facts.add(Blocks.fact(member, "arn", new Cell.Code(arn)));
        facts.add(Blocks.fact(member, "source", source(found)));
        for (Struct version : versions(found)) {
            facts.add(
                    new Block.Fact(version.string("SourceIdType"), Blocks.code(version, "Value")));
        }
        found.optionalString("Status")
                .ifPresent(text -> facts.add(Blocks.fact(member, "status", new Cell.Text(text))));
        found.optionalString("Description")
                .ifPresent(
                        text -> facts.add(Blocks.fact(member, "description", new Cell.Text(text))));
        facts.add(Blocks.fact(member, "creator", ExperimentPages.creator(found)));
        facts.add(Blocks.fact(member, "created", Blocks.moment(found, "CreationTime")));
        facts.add(Blocks.fact(member, "changed", Blocks.moment(found, "LastModifiedTime")));
        return new Block.Facts("entity", "", facts);
    }

    private static List<Struct> versions(Struct found) {
        return found.optionalStruct("Source").stream()
                .flatMap(source -> source.structs("SourceTypes").stream())
                .toList();
    }

    /** What was given as properties, and what code, project and generator it names. */
    private static Block properties(Member member, Struct found) {
        List<List<Cell>> rows = new ArrayList<>();
        found.optionalStruct("MetadataProperties")
                .ifPresent(
                        given ->
                                given.members()
                                        .forEach((name, value) -> rows.add(row(name, value))));
        found.get("Properties")
                .ifPresent(
                        map ->
                                ((Map<?, ?>) map)
                                        .forEach((name, value) -> rows.add(row(name, value))));
        return Blocks.table(member, "properties", rows, List.of("name", "value"), Optional.empty());
    }

    private static List<Cell> row(Object name, Object value) {
        return List.of(new Cell.Text(String.valueOf(name)), new Cell.Code(String.valueOf(value)));
    }
}
