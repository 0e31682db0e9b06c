package cloister.server.console;

import cloister.server.page.GraphShape;
import cloister.wire.Struct;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What associations connect, and how the API tells about it. */
enum LineageKind {
    ARTIFACT("artifact", "Artifact", GraphShape.ARTIFACT),
    CONTEXT("context", "Context", GraphShape.CONTEXT),
    ACTION("action", "Action", GraphShape.ACTION),
    COMPONENT("experiment-trial-component", "TrialComponent", GraphShape.COMPONENT),
    EXPERIMENT("experiment", "Experiment", GraphShape.EXPERIMENT);

    /** The kinds that are lineage's own, and have lists and pages here. */
    static final List<LineageKind> OWN = List.of(ARTIFACT, CONTEXT, ACTION);

    private final String inArn;
    private final String word;
    private final GraphShape shape;

    LineageKind(String inArn, String word, GraphShape shape) {
        this.inArn = inArn;
        this.word = word;
        this.shape = shape;
    }

    /** The kind of what an ARN names; empty where lineage doesn't connect such. */
    static Optional<LineageKind> of(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length < 6
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(kind -> parts[2].equals("sagemaker"))
                        .filter(kind -> parts[5].startsWith(kind.inArn + "/"))
                        .findFirst();
    }

    GraphShape shape() {
        return shape;
    }

    /** How words call it. */
    String key() {
        return shape.key();
    }

    /** As its list operation names it. */
    String plural() {
        return word + "s";
    }

    /** The member of its list operation's output. */
    String summaries() {
        return word + "Summaries";
    }

    String nameMember() {
        return word + "Name";
    }

    String arnMember() {
        return word + "Arn";
    }

    String typeMember() {
        return word + "Type";
    }

    /** Describes what an ARN names, as the member. */
    Reply describe(Member member, String arn) {
        Reply reply =
                this == ARTIFACT
                        ? member.call("sagemaker:DescribeArtifact", arnMember(), arn)
                        : member.call(
                                "sagemaker:Describe" + word,
                                nameMember(),
                                arn.substring(arn.lastIndexOf('/') + 1));
        return reply instanceof Reply.Done(Struct found)
                        && !found.optionalString(arnMember()).stream()
                                .allMatch(arn::equalsIgnoreCase)
                ? new Reply.Failed("", "ResourceNotFound", arn)
                : reply;
    }

    /** What it is called: its name, the end of its source, or its type. */
    String called(Struct described) {
        return described
                .optionalString("DisplayName")
                .filter(text -> !text.isEmpty())
                .or(() -> described.optionalString(nameMember()))
                .or(() -> source(described).map(LineageKind::end))
                .filter(text -> !text.isBlank())
                .orElse(word);
    }

    /** Its type, where it was given one. */
    Optional<String> type(Struct described) {
        return described
                .optionalString(typeMember())
                .or(
                        () ->
                                described
                                        .optionalStruct("Source")
                                        .flatMap(source -> source.optionalString("SourceType")))
                .filter(text -> !text.isBlank());
    }

    static Optional<String> source(Struct described) {
        return described
                .optionalStruct("Source")
                .flatMap(
                        source ->
                                source.optionalString("SourceUri")
                                        .or(() -> source.optionalString("SourceArn")));
    }

    private static String end(String uri) {
        String whole = uri.replaceAll("/+$", "");
        return whole.substring(whole.lastIndexOf('/') + 1);
    }

    /** Where an entity's page is: what has a page of its own is shown there. */
    String page(String arn, Struct described) {
        return switch (this) {
            case ARTIFACT, CONTEXT, ACTION -> LineagePages.address(arn);
            case COMPONENT -> Paths.of("components", described.string(nameMember()));
            case EXPERIMENT -> Paths.of("experiments", described.string(nameMember()));
        };
    }

    /** The list's id on pages. */
    String listId() {
        return plural().toLowerCase(Locale.ROOT);
    }
}
