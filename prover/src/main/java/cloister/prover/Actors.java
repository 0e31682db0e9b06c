package cloister.prover;

import cloister.policy.PrincipalType;
import cloister.prover.encoding.CharacterClass;
import cloister.prover.encoding.Names;
import cloister.prover.encoding.Solver;
import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicText;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Makes actors of the parts of the cast. */
final class Actors {
    private static final String TAG = "aws:principaltag/";

    private final Setup setup;
    private final Solver solver;
    private final Vocabulary vocabulary;
    private final boolean other;

    /**
     * @param other whether they are of the other team
     */
    Actors(Setup setup, Solver solver, Vocabulary vocabulary, boolean other) {
        this.setup = setup;
        this.solver = solver;
        this.vocabulary = vocabulary;
        this.other = other;
    }

    private SymbolicText own(String called) {
        return other ? vocabulary.others(called) : vocabulary.own(called);
    }

    private String suffix() {
        return other ? "'" : "";
    }

    Actor of(Cast.Part part) {
        return switch (part.role()) {
            case NOTEBOOK -> notebook(part);
            case PERSON -> user(part, "a member of a team");
            case ADMINISTRATOR -> user(part, "an administrator");
            case FEDERATED -> federated(part);
        };
    }

    private Actor notebook(Cast.Part part) {
        Map<String, SymbolicKey> keys = principal(part, "AssumedRole");
        SymbolicText role = own("role");
        SymbolicText roleArn = iam("role/").then(role);
        keys.put("aws:principalarn", always(roleArn));
        keys.put(
                "sagemaker:domainid",
                SymbolicKey.of(solver.truth("studio" + suffix()), own("domain")));
        keys.put(
                "sagemaker:userprofilename",
                SymbolicKey.of(solver.truth("studio" + suffix()), own("profile")));
        return new Actor(
                part,
                "a member of a team, in a notebook",
                suffix(),
                PrincipalType.ASSUMED_ROLE,
                SymbolicText.known("arn:aws:sts::" + setup.account() + ":assumed-role/")
                        .then(role)
                        .then("/SageMaker"),
                roleArn,
                keys);
    }

    private Actor user(Cast.Part part, String words) {
        Map<String, SymbolicKey> keys = principal(part, "User");
        SymbolicText arn = iam("user/").then(own("user"));
        keys.put("aws:username", always(own("user")));
        keys.put("aws:principalarn", always(arn));
        return new Actor(part, words, suffix(), PrincipalType.USER, arn, arn, keys);
    }

    private Actor federated(Cast.Part part) {
        Map<String, SymbolicKey> keys = principal(part, "AssumedRole");
        SymbolicText role = SymbolicText.known(part.sample().name());
        keys.put("aws:principalarn", always(iam("role/").then(role)));
        keys.put(TAG + Setup.OWNER, always(own("user")));
        return new Actor(
                part,
                "a member of a team, signed in by the identity provider",
                suffix(),
                PrincipalType.ASSUMED_ROLE,
                SymbolicText.known("arn:aws:sts::" + setup.account() + ":assumed-role/")
                        .then(role)
                        .then("/")
                        .then(vocabulary.unknown("session" + suffix(), CharacterClass.NAME, false)),
                iam("role/").then(role),
                keys);
    }

    private Map<String, SymbolicKey> principal(Cast.Part part, String type) {
        Map<String, SymbolicKey> keys = new HashMap<>();
        part.tags()
                .forEach(
                        (tag, value) ->
                                keys.put(
                                        TAG + tag.toLowerCase(Locale.ROOT),
                                        always(
                                                value.equals("${team}")
                                                        ? own("team")
                                                        : SymbolicText.known(value))));
        part.names().values().forEach(called -> keys.put(Names.key(called), always(own(called))));
        keys.put("aws:principalaccount", always(SymbolicText.known(setup.account())));
        keys.put("aws:principaltype", always(SymbolicText.known(type)));
        keys.put(
                "aws:userid",
                always(vocabulary.unknown("userid" + suffix(), CharacterClass.ANYTHING, false)));
        return keys;
    }

    private SymbolicText iam(String resource) {
        return SymbolicText.known("arn:aws:iam::" + setup.account() + ":" + resource);
    }

    private SymbolicKey always(SymbolicText value) {
        return SymbolicKey.of(solver.logic().always().may(), value);
    }
}
