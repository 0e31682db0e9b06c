package cloister.prover;

import java.util.ArrayList;
import java.util.List;

/** What a proof rests on that isn't proved. */
final class Assumptions {
    private static final List<String> ALWAYS =
            List.of(
                    "AWS's Service Authorization Reference is right about which resources and"
                            + " condition keys an action has",
                    "creating something never replaces what has the name already",
                    "everybody who has permissions is among those read; nobody else of the account"
                            + " or of other accounts has any",
                    "administrators set up profiles as they are written, and use what their limits"
                            + " leave them in good faith",
                    "networks, keys, alarms and metrics are the account's and no team's");

    private static final String TAGS =
            "a resource's tags are those it was created with, and no tag key stands on it twice in"
                    + " different case";
    private static final String LINK =
            "a presigned URL is a bearer token: whoever is given it within its life opens the"
                    + " profile";
    private static final String NAMES =
            "a bucket, image repository or log group is the team's that its name says";

    private Assumptions() {}

    static List<String> of(String property, Proof proof, Setup setup) {
        List<String> all = new ArrayList<>(ALWAYS);
        all.addAll(setup.assumed());
        all.add(TAGS);
        if (property.equals(Property.OPENS.words())) {
            all.add(LINK);
        }
        if (property.equals(Property.STORES.words())) {
            all.add(NAMES);
        }
        if (property.equals(Property.RUNS.words()) && !proof.namesWithinNames()) {
            all.add("no team's name is another team's with a hyphen and more, as it is here");
        }
        if (property.equals(Property.READS.words()) && !proof.unscoped().isEmpty()) {
            all.add(
                    "policies can't limit these reads to a team, and they tell names of every"
                            + " team's resources: "
                            + String.join(", ", shortened(proof.unscoped())));
        }
        return all;
    }

    /** The lists of SageMaker are many, and all alike. */
    private static List<String> shortened(List<String> actions) {
        List<String> lists =
                actions.stream().filter(each -> each.startsWith("sagemaker:List")).toList();
        List<String> all = new ArrayList<>(actions);
        if (lists.size() > 3) {
            all.removeAll(lists);
            all.add("sagemaker:List* where it names no resource (%d)".formatted(lists.size()));
        }
        return all;
    }
}
