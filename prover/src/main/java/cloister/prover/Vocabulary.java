package cloister.prover;

import cloister.prover.encoding.CharacterClass;
import cloister.prover.encoding.Logic;
import cloister.prover.encoding.Solver;
import cloister.prover.encoding.SymbolicText;
import cloister.prover.encoding.Words;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Expr;
import com.microsoft.z3.ReExpr;
import com.microsoft.z3.SeqSort;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The unknowns that formulas are about: a team and another one, each with what goes by its name, a
 * user and another one, each with a profile.
 */
final class Vocabulary {
    /** What is appended to the names of the other's unknowns. */
    private static final String OTHER = "'";

    private final Solver solver;
    private final Words words;
    private final Logic logic;
    private final Map<String, SymbolicText> own = new HashMap<>();
    private final Map<String, SymbolicText> others = new HashMap<>();

    Vocabulary(Solver solver, Cast cast) {
        this.solver = solver;
        this.words = solver.words();
        this.logic = solver.logic();
        for (String called : List.of("team", "user", "profile", "domain", "lower")) {
            define(called, called);
        }
        solver.assume(
                "team'", logic.not(words.equal(words.unknown("team"), words.unknown("team'"))));
        keepApart("user");
        keepApart("profile");
        keepApart(Words.nameInOneCase("profile"));
        if (!cast.hasTwins()) {
            keepApart("lower");
        }
        if (!cast.hasNamesWithinNames()) {
            notWithin("team", "team'");
            notWithin("team'", "team");
        }
        Optional<String[]> affixes = cast.roleAffixes();
        if (affixes.isPresent()) {
            for (Map<String, SymbolicText> side : List.of(own, others)) {
                SymbolicText team = side.getOrDefault("team", SymbolicText.known(""));
                side.put(
                        "role",
                        SymbolicText.known(affixes.get()[0]).then(team).then(affixes.get()[1]));
            }
        } else {
            define("role", "role");
            keepApart("role");
        }
        for (Map.Entry<String, Boolean> resource : cast.teamNames().entrySet()) {
            define(resource.getKey(), resource.getKey());
            if (resource.getValue()) {
                cast.teamNames().keySet().stream()
                        .filter(other -> sort(other).equals(sort(resource.getKey())))
                        .forEach(other -> keepApart(resource.getKey(), other + OTHER));
            }
            if (resource.getKey().startsWith("images") && !cast.hasImagesWithinTeams()) {
                notBelow("lower" + OTHER, resource.getKey());
                notBelow("lower", resource.getKey() + OTHER);
            }
        }
    }

    private void define(String called, String name) {
        for (String side : List.of("", OTHER)) {
            Expr<SeqSort<CharSort>> unknown = words.unknown(name + side);
            boolean path = name.startsWith("images");
            solver.assume(name + side, words.in(unknown, language(name)));
            (side.isEmpty() ? own : others)
                    .put(
                            called,
                            new SymbolicText(
                                    List.of(
                                            new SymbolicText.Unknown(
                                                    unknown,
                                                    path
                                                            ? CharacterClass.PATH
                                                            : CharacterClass.NAME,
                                                    false))));
        }
    }

    /** Names as AWS takes them, or as the blueprint does where it is stricter. */
    private ReExpr<SeqSort<CharSort>> language(String name) {
        ReExpr<SeqSort<CharSort>> small = words.range('a', 'z');
        ReExpr<SeqSort<CharSort>> digit = words.range('0', '9');
        ReExpr<SeqSort<CharSort>> large = words.range('A', 'Z');
        ReExpr<SeqSort<CharSort>> inner =
                words.choice(
                        switch (name) {
                            case "user", "role" ->
                                    List.of(
                                            small,
                                            large,
                                            digit,
                                            words.exactly("_"),
                                            words.exactly("+"),
                                            words.exactly("="),
                                            words.exactly(","),
                                            words.exactly("."),
                                            words.exactly("@"),
                                            words.exactly("-"));
                            case "lower" -> List.of(small, digit, words.exactly("-"));
                            case "team", "profile", "domain" ->
                                    List.of(small, large, digit, words.exactly("-"));
                            default ->
                                    name.startsWith("images")
                                            ? List.of(
                                                    small,
                                                    digit,
                                                    words.exactly("-"),
                                                    words.exactly("_"),
                                                    words.exactly("."),
                                                    words.exactly("/"))
                                            : List.of(
                                                    small,
                                                    digit,
                                                    words.exactly("-"),
                                                    words.exactly("."));
                        });
        ReExpr<SeqSort<CharSort>> first =
                name.equals("user") || name.equals("role")
                        ? inner
                        : words.choice(List.of(small, large, digit));
        return words.sequence(List.of(first, words.anyText(inner)));
    }

    /** No team is called as another one, a hyphen and more. */
    private void notWithin(String one, String other) {
        solver.assume(
                "team'",
                logic.not(
                        solver.begins(
                                words.joined(List.of(words.unknown(one), words.text("-"))),
                                words.joined(List.of(words.unknown(other), words.text("-"))))));
    }

    /** A path doesn't begin with a name and a slash. */
    private void notBelow(String name, String path) {
        solver.assume(
                path,
                logic.not(
                        solver.begins(
                                words.joined(List.of(words.unknown(name), words.text("/"))),
                                words.unknown(path))));
    }

    private void keepApart(String called) {
        keepApart(called, called + OTHER);
    }

    private void keepApart(String one, String other) {
        BoolExpr apart = logic.not(words.equal(words.unknown(one), words.unknown(other)));
        solver.assume(other, apart);
    }

    /** What sort of thing a name is of: {@code images1} is one of {@code images}. */
    private static String sort(String called) {
        return called.replaceAll("\\d+$", "");
    }

    /** What is the actor's own. */
    SymbolicText own(String called) {
        return of(own, called);
    }

    /** What is another's. */
    SymbolicText others(String called) {
        return of(others, called);
    }

    private SymbolicText of(Map<String, SymbolicText> side, String called) {
        SymbolicText text = side.get(called);
        if (text == null) {
            throw new IllegalArgumentException("nothing is called " + called);
        }
        return text;
    }

    /** An unknown that occurs in one question only. */
    SymbolicText unknown(String name, CharacterClass characters, boolean empty) {
        Expr<SeqSort<CharSort>> unknown = words.unknown(name);
        String excluded = characters.excluded();
        ReExpr<SeqSort<CharSort>> one = words.anyCharacterBut(excluded);
        if (!empty || !excluded.isEmpty()) {
            solver.assume(
                    name, words.in(unknown, empty ? words.anyText(one) : words.someText(one)));
        }
        return new SymbolicText(List.of(new SymbolicText.Unknown(unknown, characters, empty)));
    }

    /** A region's name. */
    SymbolicText region() {
        Expr<SeqSort<CharSort>> unknown = words.unknown("region");
        solver.assume(
                "region",
                words.in(
                        unknown,
                        words.someText(
                                words.choice(
                                        List.of(
                                                words.range('a', 'z'),
                                                words.range('0', '9'),
                                                words.exactly("-"))))));
        return SymbolicText.name(unknown);
    }
}
