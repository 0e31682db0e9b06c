package cloister.server.facts;

import java.util.List;
import java.util.Optional;

/**
 * What an IAM resource will be once it has another name or path: whoever renames it needs the
 * action on both. Source: the IAM API reference, UpdateUser.
 *
 * @param type {@code user} or {@code group}
 * @param name where its name stands
 * @param newName where the name that it will have stands, if it changes
 * @param newPath where the path that it will have stands, if it changes
 */
record RenamedResource(String type, InputPath name, InputPath newName, InputPath newPath)
        implements ResourceBinding {

    @Override
    public List<Bound> bind(Subject subject) {
        Optional<String> otherName = newName.text(subject.input());
        Optional<String> otherPath = newPath.text(subject.input());
        if (otherName.isEmpty() && otherPath.isEmpty()) {
            return List.of();
        }
        String old = name.text(subject.input()).orElse("*");
        String start = "arn:aws:iam::" + subject.account() + ":" + type;
        String arn = subject.resources().arnOf(type, old).orElse(start + "/" + old);
        String oldPath = arn.substring(start.length(), arn.lastIndexOf('/') + 1);
        return List.of(Bound.of(start + otherPath.orElse(oldPath) + otherName.orElse(old)));
    }
}
