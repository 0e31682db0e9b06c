package cloister.cli.stack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What would change, in the order in which it is done.
 *
 * @param changes none where the account is as the blueprint wants it
 * @param refusals why it can't be done, each with what to do; none where it can
 */
public record Plan(List<Change> changes, List<String> refusals) {
    static final List<Kind> IAM_DELETIONS = List.of(Kind.USER, Kind.ROLE, Kind.GROUP, Kind.POLICY);

    public Plan {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
    }

    /** The way from what is there to what is wanted; nothing is wanted where all is undone. */
    public static Plan of(Mark mark, List<Resource> wanted, Account there) {
        return new Planning(mark, wanted, there).plan();
    }

    List<Change> of(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    /** The same plan with more that keeps it from being done. */
    Plan refusing(List<String> more) {
        return new Plan(changes, Stream.concat(refusals.stream(), more.stream()).toList());
    }

    /** How many of the changes are of a sort, {@code create} for instance. */
    public long count(String word) {
        return changes.stream().filter(change -> change.word().equals(word)).count();
    }

    /** Finds the changes. */
    private static final class Planning {
        private final Mark mark;
        private final List<Resource> wanted;
        private final Account there;
        private final List<Change> changes = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();
        private final Set<String> kept = new HashSet<>();

        Planning(Mark mark, List<Resource> wanted, Account there) {
            this.mark = mark;
            this.wanted = wanted;
            this.there = there;
        }

        Plan plan() {
            wanted.forEach(this::compare);
            if (changes.stream()
                    .anyMatch(c -> c.kind() == Kind.DOMAIN && c instanceof Change.Replace)) {
                replaceProfiles();
            }
            List<Change> ordered = new ArrayList<>();
            ordered.addAll(deletions(Kind.PROFILE));
            ordered.addAll(deletions(Kind.DOMAIN));
            ordered.addAll(changes);
            for (Kind kind : IAM_DELETIONS) {
                ordered.addAll(deletions(kind));
            }
            return new Plan(ordered, refusals);
        }

        private void compare(Resource resource) {
            kept.add(key(resource));
            Optional<Found> found = there.find(resource.kind(), resource.name());
            if (found.isEmpty()) {
                changes.add(new Change.Create(resource));
            } else if (found.get().resource().attributes().isEmpty()) {
                return;
            } else if (!found.get().ours()) {
                refusals.add(notOurs(found.get().resource()));
            } else {
                Resource before = found.get().resource();
                List<Difference> differences =
                        Change.between(Optional.of(before), Optional.of(resource));
                if (differences.stream().anyMatch(Planning::isFixed)) {
                    changes.add(new Change.Replace(before, resource));
                } else if (!differences.isEmpty()) {
                    changes.add(new Change.Update(before, resource));
                }
            }
        }

        /** A domain that is replaced takes its profiles with it. */
        private void replaceProfiles() {
            changes.removeIf(
                    change -> change.kind() == Kind.PROFILE && !(change instanceof Change.Create));
            for (Resource resource : wanted) {
                if (resource.kind() == Kind.PROFILE) {
                    there.find(Kind.PROFILE, resource.name())
                            .ifPresent(
                                    found ->
                                            changes.add(
                                                    new Change.Replace(
                                                            found.resource(), resource)));
                }
            }
        }

        private List<Change> deletions(Kind kind) {
            return there.all(kind).stream()
                    .filter(found -> found.ours() && !kept.contains(key(found.resource())))
                    .<Change>map(found -> new Change.Delete(found.resource()))
                    .toList();
        }

        /** What SageMaker can't change of a domain or profile that is there. */
        private static boolean isFixed(Difference difference) {
            return difference.attribute().equals(Resource.AUTH_MODE)
                    || difference.attribute().equals(Resource.SIGN_ON_USER);
        }

        private String notOurs(Resource resource) {
            String name = resource.name();
            String way =
                    switch (resource.kind()) {
                        case POLICY, GROUP ->
                                "its path isn't %s; delete or rename it".formatted(mark.path());
                        case USER ->
                                "to hand it over: aws iam tag-user --user-name %s --tags Key=%s,Value=%s"
                                        .formatted(name, Mark.KEY, mark.stack());
                        case ROLE ->
                                "to hand it over: aws iam tag-role --role-name %s --tags Key=%s,Value=%s"
                                        .formatted(name, Mark.KEY, mark.stack());
                        case DOMAIN, PROFILE ->
                                "to hand it over: aws sagemaker add-tags --resource-arn ITS-ARN --tags Key=%s,Value=%s"
                                        .formatted(Mark.KEY, mark.stack());
                    };
            return "%s %s is there already and not of this set-up; %s"
                    .formatted(resource.kind().word(), name, way);
        }

        private static String key(Resource resource) {
            return resource.kind() + "/" + resource.name().toLowerCase(Locale.ROOT);
        }
    }
}
