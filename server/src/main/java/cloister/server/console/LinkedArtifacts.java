package cloister.server.console;

import cloister.server.page.Cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trial component's inputs and outputs, with links to those that are artifacts of lineage: the
 * newest with that source, which ListArtifacts tells the member.
 */
final class LinkedArtifacts {
    /** Sources that are looked up; what a component has beside them is shown without a link. */
    private static final int MOST_LOOKUPS = 20;

    private final Member member;
    private int lookups;

    LinkedArtifacts(Member member) {
        this.member = member;
    }

    /** A row each: its name, and where it is. */
    List<List<Cell>> rows(Map<String, String> values) {
        List<List<Cell>> rows = new ArrayList<>();
        values.forEach((name, value) -> rows.add(List.of(new Cell.Text(name), cell(value))));
        return rows;
    }

    private Cell cell(String value) {
        return artifact(value)
                .<Cell>map(arn -> new Cell.Link(value, LineagePages.address(arn)))
                .orElseGet(() -> new Cell.Code(value));
    }

    private Optional<String> artifact(String source) {
        if (source.isEmpty() || lookups == MOST_LOOKUPS) {
            return Optional.empty();
        }
        lookups++;
        Reply reply = member.call("sagemaker:ListArtifacts", "SourceUri", source);
        if (reply instanceof Reply.Denied) {
            lookups = MOST_LOOKUPS;
        }
        return reply.output().stream()
                .flatMap(output -> output.structs("ArtifactSummaries").stream())
                .map(artifact -> artifact.string("ArtifactArn"))
                .findFirst();
    }
}
