package cloister.server.facts;

import java.util.List;
import java.util.Optional;

/**
 * An IAM resource named without its path.
 *
 * @param type {@code user}, {@code role}, {@code group}, {@code instance-profile}, {@code policy}
 * @param name where its name stands
 * @param path where its path stands, of an operation that makes it
 * @param own whether no name means the caller's own user
 * @param words what a denial puts before the name, {@code "user "}; empty where it speaks the ARN
 */
record NamedResource(
        String type, InputPath name, Optional<InputPath> path, boolean own, String words)
        implements ResourceBinding {

    @Override
    public List<Bound> bind(Subject subject) {
        Optional<String> given = name.text(subject.input());
        if (given.isEmpty() && own) {
            return List.of(own(subject));
        }
        String plain = given.orElse("*");
        String arn =
                path.isPresent()
                        ? arn(subject, path.get().text(subject.input()).orElse("/") + plain)
                        : subject.resources()
                                .arnOf(type, plain)
                                .orElseGet(() -> arn(subject, "/" + plain));
        return List.of(words.isEmpty() ? Bound.of(arn) : new Bound(arn, words + plain));
    }

    private Bound own(Subject subject) {
        String caller = subject.call().caller().arn();
        int slash = caller.lastIndexOf('/');
        return caller.startsWith(arn(subject, "/"))
                ? new Bound(caller, words + caller.substring(slash + 1))
                : Bound.of(arn(subject, "/*"));
    }

    private String arn(Subject subject, String pathAndName) {
        return "arn:aws:iam::" + subject.account() + ":" + type + pathAndName;
    }
}
