package cloister.prover;

import cloister.policy.condition.Piece;
import cloister.policy.reference.ResourceType;
import cloister.policy.reference.ServiceReference;
import cloister.prover.encoding.CharacterClass;
import cloister.prover.encoding.Solver;
import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicText;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes targets: resources by their type's ARN, of which names and tags aren't known. */
final class Targets {
    /** Names that may have slashes, by what the reference calls them. */
    private static final Set<String> PATHS = Set.of("LogGroupName", "RepositoryName");

    private static final Set<String> WITHIN_PROFILE = Set.of("app", "space");
    private static final String OWNER_KEY = "sagemaker:owneruserprofilearn";

    private final Setup setup;
    private final Solver solver;
    private final Vocabulary vocabulary;

    Targets(Setup setup, Solver solver, Vocabulary vocabulary) {
        this.setup = setup;
        this.solver = solver;
        this.vocabulary = vocabulary;
    }

    /** What a resource of a type is called, in the service's own form. */
    SymbolicText arn(ResourceType type, boolean others) {
        SymbolicText arn = SymbolicText.known("");
        String format = type.arnFormat();
        int at = 0;
        int number = 0;
        while (at < format.length()) {
            int open = format.indexOf("${", at);
            int end = open < 0 ? format.length() : open;
            arn = arn.then(format.substring(at, end));
            if (open < 0) {
                break;
            }
            int close = format.indexOf('}', open);
            String hole = format.substring(open + 2, close);
            arn = arn.then(filled(hole, others, number++));
            at = close + 1;
        }
        return arn;
    }

    private SymbolicText filled(String hole, boolean others, int number) {
        return switch (hole) {
            case "Partition" -> SymbolicText.known("aws");
            case "Region" -> vocabulary.region();
            case "Account" -> SymbolicText.known(setup.account());
            case "DomainId" -> vocabulary.own("domain");
            case "UserProfileName" ->
                    others ? vocabulary.others("profile") : vocabulary.own("profile");
            default -> {
                boolean any = hole.equals("ObjectName");
                boolean path = PATHS.contains(hole) || hole.endsWith("WithPath");
                yield vocabulary.unknown(
                        "name" + number + (any ? "*" : path ? "/" : ""),
                        any
                                ? CharacterClass.ANYTHING
                                : path ? CharacterClass.PATH : CharacterClass.NAME,
                        false);
            }
        };
    }

    /** Another team's resource: tagged as such, or within another's profile. */
    Target anothers(ServiceReference service, String type) {
        return owned(service, type, true);
    }

    /** A resource of the actor's own team. */
    Target own(ServiceReference service, String type) {
        return owned(service, type, false);
    }

    private Target owned(ServiceReference service, String type, boolean others) {
        SymbolicText arn = arn(service.resourceType(type).orElseThrow(), others);
        SymbolicText team = others ? vocabulary.others("team") : vocabulary.own("team");
        SymbolicText user = others ? vocabulary.others("user") : vocabulary.own("user");
        String whose = others ? "another team's " : "the team's own ";
        Map<String, SymbolicKey> tags = new HashMap<>();
        Map<String, SymbolicKey> keys = new HashMap<>();
        if (type.equals("user-profile")) {
            tags.put(Setup.TEAM, SymbolicKey.of(solver.truth("profile has team"), team));
            tags.put(Setup.OWNER, always(user));
        } else if (WITHIN_PROFILE.contains(type)) {
            tags.put(Setup.TEAM, SymbolicKey.of(solver.truth("inherits team"), team));
            keys.put(OWNER_KEY, SymbolicKey.of(solver.truth("has owner"), profile(others)));
        } else {
            tags.put(Setup.TEAM, always(team));
        }
        return new Target(type, arn, whose + type, tags, true, keys);
    }

    /** A user profile that isn't the actor's: no owner, or another one. */
    Target anothersProfile() {
        return new Target(
                "user-profile",
                profile(true),
                "another's user-profile",
                Map.of(
                        Setup.OWNER,
                        SymbolicKey.of(
                                solver.truth("profile has owner"), vocabulary.others("user"))),
                true,
                Map.of());
    }

    private SymbolicText profile(boolean others) {
        return arn(
                ServiceReference.of("sagemaker")
                        .flatMap(service -> service.resourceType("user-profile"))
                        .orElseThrow(),
                others);
    }

    /** A resource that is yet to be made, or whose tags are no matter. */
    Target untagged(ServiceReference service, String type) {
        return new Target(
                type,
                arn(service.resourceType(type).orElseThrow(), false),
                "a new " + type,
                Map.of(),
                false,
                Map.of());
    }

    /** What all teams live in: it has no isolation tags. */
    Target shared(ServiceReference service, String type) {
        return new Target(
                type,
                arn(service.resourceType(type).orElseThrow(), false),
                "the " + type,
                Map.of(Setup.TEAM, SymbolicKey.ABSENT, Setup.OWNER, SymbolicKey.ABSENT),
                true,
                Map.of());
    }

    /** Any resource of a type, with any tags. */
    Target any(ServiceReference service, String type) {
        return new Target(
                type,
                arn(service.resourceType(type).orElseThrow(), true),
                type,
                Map.of(),
                true,
                Map.of());
    }

    /** What another team's own policies name, read as theirs; empty where it is everything. */
    Optional<SymbolicText> named(List<Piece> pattern, Actor other) {
        SymbolicText text = SymbolicText.known("");
        int number = 0;
        for (Piece piece : pattern) {
            switch (piece) {
                case Piece.Text(String known) -> text = text.then(known);
                case Piece.AnyText(), Piece.AnyCharacter() ->
                        text = text.then(rest(text, number++, piece instanceof Piece.AnyText));
                case Piece.Variable variable -> {
                    SymbolicKey key =
                            other.keys().getOrDefault(variable.key().name(), SymbolicKey.ABSENT);
                    if (key.places().size() != 1) {
                        return Optional.empty();
                    }
                    text = text.then(key.places().getFirst().value());
                }
            }
        }
        return text.parts().size() == 1 && !text.isKnown() ? Optional.empty() : Optional.of(text);
    }

    /** What a wildcard can stand for in a real ARN, by what stands before it. */
    private SymbolicText rest(SymbolicText before, int number, boolean empty) {
        int colons = 0;
        String last = "";
        for (SymbolicText.Part part : before.parts()) {
            if (part instanceof SymbolicText.Known(String known)) {
                colons += (int) known.chars().filter(c -> c == ':').count();
                last = known;
            } else {
                last = "";
            }
        }
        boolean anything =
                colons >= 5
                        && before.parts().getFirst() instanceof SymbolicText.Known(String start)
                        && !start.startsWith("arn:aws:ecr:")
                        && !start.startsWith("arn:aws:logs:");
        CharacterClass characters =
                colons < 5
                        ? CharacterClass.NAME
                        : anything ? CharacterClass.ANYTHING : CharacterClass.PATH;
        boolean stream = colons > 5 && last.endsWith(":");
        SymbolicText rest =
                vocabulary.unknown(
                        "rest" + number + characters.excluded() + empty, characters, empty);
        return stream ? SymbolicText.known("log-stream:").then(rest) : rest;
    }

    /** Something whose name says whose it is; if it has a team's tag, it is the same team's. */
    Target byName(String type, SymbolicText arn, String words) {
        return new Target(
                type,
                arn,
                words,
                Map.of(
                        Setup.TEAM,
                        SymbolicKey.of(solver.truth("named has team"), vocabulary.others("team"))),
                true,
                Map.of());
    }

    private SymbolicKey always(SymbolicText value) {
        return SymbolicKey.of(solver.logic().always().may(), value);
    }
}
