package cloister.server.console;

import cloister.server.page.Block;
import cloister.server.page.Block.Fact;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What pages are made of, from what the API answers. */
final class Blocks {
    /** Parameters that an address keeps: those of forms, whose names are plain words. */
    private static final Pattern FILTER = Pattern.compile("[a-z]+");

    private Blocks() {}

    /** A listing as a table, or the refusal where it was refused. */
    static Block table(
            Member member,
            String id,
            Reply reply,
            String list,
            List<String> columns,
            Function<Struct, List<Cell>> row) {
        return reply.output()
                .<Block>map(
                        output ->
                                table(
                                        member,
                                        id,
                                        output.structs(list).stream().map(row).toList(),
                                        columns,
                                        more(member, id, output)))
                .orElseGet(() -> refusal(member, reply, "title." + id));
    }

    /** A table whose title, columns and emptiness are words by its id. */
    static Block.Table table(
            Member member,
            String id,
            List<List<Cell>> rows,
            List<String> columns,
            Optional<Link> more) {
        return new Block.Table(
                id,
                member.say("title." + id),
                columns.stream().map(column -> member.say("column." + column)).toList(),
                rows,
                member.say("empty." + id),
                more);
    }

    private static Optional<Link> more(Member member, String id, Struct output) {
        return output.optionalString("NextToken")
                .or(() -> output.optionalString("Marker"))
                .map(token -> more(member, id, token));
    }

    /** The way to the rest of a listing. */
    static Link more(Member member, String id, String token) {
        return new Link(member.say("console.more"), Paths.with(asked(member), "next-" + id, token));
    }

    /** Where this is, with what was asked, but for the pages of lists. */
    private static String asked(Member member) {
        String address = member.visit().request().rawPath();
        for (Map.Entry<String, String> each : member.visit().query().all().entrySet()) {
            if (FILTER.matcher(each.getKey()).matches()) {
                address = Paths.with(address, each.getKey(), each.getValue());
            }
        }
        return address;
    }

    /** Puts a listing's page that the address asks for into an input. */
    static Struct.Builder paged(Member member, String id, String tokenMember) {
        return Struct.builder().put(tokenMember, member.visit().query().optional("next-" + id));
    }

    /** Why something isn't shown. */
    static Block refusal(Member member, Reply reply, String titleKey) {
        return switch (reply) {
            case Reply.Denied denied ->
                    new Block.Note(
                            "bad",
                            member.say(titleKey),
                            member.say("denied.text"),
                            denied.code(),
                            denied.message(),
                            Explanations.link(member, denied.requestId()));
            case Reply.Failed failed ->
                    new Block.Note(
                            "bad",
                            member.say(titleKey),
                            "",
                            failed.code(),
                            failed.message(),
                            Optional.empty());
            case Reply.Done done ->
                    new Block.Note("good", member.say(titleKey), "", "", "", Optional.empty());
        };
    }

    /** Ways to what can be done with the page's subject. */
    static Block links(Link... links) {
        return new Block.Bar("", List.of(), List.of(links));
    }

    static Fact fact(Member member, String key, Cell value) {
        return new Fact(member.say("fact." + key), value);
    }

    static Cell text(Optional<String> text) {
        return new Cell.Text(text.orElse("–"));
    }

    static Cell text(Struct from, String member) {
        return text(from.get(member).map(String::valueOf));
    }

    static Cell code(Struct from, String member) {
        return from.get(member)
                .<Cell>map(value -> new Cell.Code(String.valueOf(value)))
                .orElse(new Cell.Text("–"));
    }

    static Cell status(Struct from, String member) {
        return from.optionalString(member).map(Cell::status).orElse(new Cell.Text("–"));
    }

    static Cell moment(Struct from, String member) {
        return from.get(member)
                .map(Instant.class::cast)
                .<Cell>map(Cell.Moment::new)
                .orElse(new Cell.Text("–"));
    }

    /** A resource's tags as facts. */
    static Block tags(Member member, Reply reply) {
        return reply.output()
                .<Block>map(
                        output ->
                                table(
                                        member,
                                        "tags",
                                        output.structs("Tags").stream()
                                                .map(
                                                        tag ->
                                                                List.of(
                                                                        code(tag, "Key"),
                                                                        code(tag, "Value")))
                                                .toList(),
                                        List.of("key", "value"),
                                        Optional.empty()))
                .orElseGet(() -> refusal(member, reply, "title.tags"));
    }
}
