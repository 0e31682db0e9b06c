package cloister.prover;

import cloister.policy.condition.ConditionKey;
import cloister.prover.encoding.CharacterClass;
import cloister.prover.encoding.Kinds;
import cloister.prover.encoding.Logic;
import cloister.prover.encoding.Rule;
import cloister.prover.encoding.Solver;
import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicText;
import cloister.prover.encoding.Words;

import com.microsoft.z3.BoolExpr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tags of a request. Of any number of tags only so many matter as the policies can tell apart:
 * one for each tag whose value they ask for, and one for each set operator, as a witness that it
 * holds or fails. Taking other tags away from a request changes no decision.
 */
final class RequestTags {
    private static final String KEYS = "aws:tagkeys";
    private static final String VALUE = "aws:requesttag/";

    private final Solver solver;
    private final Vocabulary vocabulary;
    private final String suffix;
    private final boolean hasValues;
    private final Set<String> named = new TreeSet<>(List.of(Setup.TEAM, Setup.OWNER));
    private final Map<String, SymbolicKey> values = new LinkedHashMap<>();
    private final SymbolicKey keys;

    RequestTags(
            Solver solver,
            Vocabulary vocabulary,
            List<Rule> rules,
            String suffix,
            boolean hasValues,
            boolean hasKeys) {
        this.solver = solver;
        this.vocabulary = vocabulary;
        this.suffix = suffix;
        this.hasValues = hasValues;
        for (Rule rule : rules) {
            rule.keys().stream()
                    .map(ConditionKey::name)
                    .filter(name -> name.startsWith(VALUE))
                    .forEach(name -> named.add(name.substring(VALUE.length())));
        }
        List<SymbolicKey.Place> places = new ArrayList<>();
        if (hasKeys || hasValues) {
            Optional<List<String>> kinds = solver.kinds().of(KEYS, rules, named);
            if (kinds.isPresent()) {
                kinds.get().forEach(kind -> places.add(place(kind)));
            } else {
                int count = named.size() + placesFor(KEYS, rules);
                for (int i = 0; i < count; i++) {
                    places.add(place(i));
                }
            }
        }
        keys = new SymbolicKey(places);
    }

    private SymbolicKey.Place place(String kind) {
        return new SymbolicKey.Place(
                solver.truth("tagged:" + kind + suffix), SymbolicText.known(kind));
    }

    private SymbolicKey.Place place(int number) {
        return new SymbolicKey.Place(
                solver.truth("has:tagkey" + number + suffix),
                vocabulary.unknown("tagkey" + number + suffix, CharacterClass.ANYTHING, false));
    }

    /** How many values of a key statements can tell apart. */
    static int placesFor(String key, List<Rule> rules) {
        long tests =
                rules.stream()
                        .flatMap(rule -> rule.keys().stream())
                        .filter(each -> each.name().equals(key))
                        .count();
        return Math.toIntExact(tests) + 1;
    }

    SymbolicKey keys() {
        return keys;
    }

    /** The value of a tag, its key given in lower case. */
    SymbolicKey value(String tag) {
        if (!hasValues) {
            return SymbolicKey.ABSENT;
        }
        return values.computeIfAbsent(
                tag,
                key ->
                        SymbolicKey.of(
                                has(key),
                                vocabulary.unknown(
                                        "request:" + key + suffix, CharacterClass.ANYTHING, true)));
    }

    /** Whether the request has a tag, in whatever case its key is. */
    BoolExpr has(String tag) {
        Logic logic = solver.logic();
        return logic.or(
                keys.places().stream()
                        .map(place -> logic.and(place.taken(), is(place, tag)))
                        .toList());
    }

    private BoolExpr is(SymbolicKey.Place place, String tag) {
        if (place.value().parts().size() == 1
                && place.value().parts().getFirst() instanceof SymbolicText.Known(String key)) {
            return solver.logic().known(Kinds.isNamed(tag).test(key)).may();
        }
        Words words = solver.words();
        return words.in(place.value().expression(words), words.whateverCaseOfKey(tag));
    }

    /** What was asked for, by condition key in lower case. */
    Map<String, SymbolicKey> used() {
        Map<String, SymbolicKey> used = new LinkedHashMap<>();
        used.put(KEYS, keys);
        values.forEach((tag, value) -> used.put(VALUE + tag, value));
        return used;
    }

    /** No request has a tag twice, whatever the case of its key. */
    List<BoolExpr> consistent() {
        Logic logic = solver.logic();
        List<BoolExpr> all = new ArrayList<>();
        for (int i = 0; i < keys.places().size(); i++) {
            for (int j = 0; j < i; j++) {
                SymbolicKey.Place one = keys.places().get(i);
                SymbolicKey.Place other = keys.places().get(j);
                for (String tag : named) {
                    BoolExpr both = logic.and(is(one, tag), is(other, tag));
                    if (!both.isFalse()) {
                        all.add(logic.not(logic.and(one.taken(), other.taken(), both)));
                    }
                }
            }
        }
        return all;
    }
}
