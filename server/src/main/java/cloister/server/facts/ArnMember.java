package cloister.server.facts;

import java.util.List;

/**
 * Resources whose ARN is itself in the input: {@code ResourceArn} of AddTags, a role passed.
 *
 * @param words what a denial puts before the ARN, {@code "policy "}; mostly nothing
 */
record ArnMember(InputPath path, String words) implements ResourceBinding {

    @Override
    public List<Bound> bind(Subject subject) {
        return path.texts(subject.input()).stream()
                .map(subject.resources()::canonicalArn)
                .distinct()
                .map(arn -> new Bound(arn, words + arn))
                .toList();
    }
}
