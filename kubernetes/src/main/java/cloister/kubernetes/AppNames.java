package cloister.kubernetes;

import cloister.studio.AppLaunch;

import io.fabric8.kubernetes.api.model.HasMetadata;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What things of an app are called in the cluster. Names of profiles and apps have capitals and
 * underscores in them and make no names there: a launch and a home are known by their numbers.
 *
 * @param instance tells what this Cloister made from what others made
 */
record AppNames(String instance) {
    static final String LAUNCH = "cloister/launch";
    static final String DOMAIN = "cloister/domain";
    static final String HOME_UID = "cloister/home-uid";
    static final String COMPONENT = "app.kubernetes.io/component";
    static final String APP = "studio-app";
    static final String HOME = "studio-home";

    /** Kubernetes, Labels and Selectors, Syntax and character set. */
    private static final String LABEL_VALUE = "([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?";

    static String pod(String launchId) {
        return "app-" + launchId;
    }

    static String home(AppLaunch app) {
        return "home-" + app.domainId() + "-" + app.homeUid();
    }

    /** Whose a Pod or a Secret is; nothing where it isn't a launch's. */
    static String launch(HasMetadata thing) {
        return Optional.ofNullable(thing.getMetadata().getLabels().get(LAUNCH)).orElse("");
    }

    /** What all that this Cloister made of a kind is found by. */
    Map<String, String> all(String component) {
        return Map.of(
                "app.kubernetes.io/managed-by",
                "cloister",
                "app.kubernetes.io/instance",
                instance,
                COMPONENT,
                component);
    }

    Map<String, String> labels(AppLaunch app) {
        Map<String, String> labels = new TreeMap<>(all(APP));
        facts(app).forEach((key, value) -> fitting(value).ifPresent(fits -> labels.put(key, fits)));
        return labels;
    }

    /** What labels have no room for. */
    Map<String, String> annotations(AppLaunch app) {
        Map<String, String> annotations = new TreeMap<>();
        facts(app).entrySet().stream()
                .filter(fact -> fitting(fact.getValue()).isEmpty())
                .forEach(fact -> annotations.put(fact.getKey(), fact.getValue()));
        return annotations;
    }

    Map<String, String> homeLabels(AppLaunch app) {
        Map<String, String> labels = new TreeMap<>(all(HOME));
        labels.put(DOMAIN, app.domainId());
        labels.put(HOME_UID, Integer.toString(app.homeUid()));
        return labels;
    }

    private static Map<String, String> facts(AppLaunch app) {
        Map<String, String> facts = new TreeMap<>();
        facts.put(LAUNCH, app.id());
        facts.put(DOMAIN, app.domainId());
        facts.put(HOME_UID, Integer.toString(app.homeUid()));
        facts.put("cloister/app-type", app.appType());
        facts.put("cloister/app-name", app.appName());
        facts.put("cloister/app-arn", app.arn());
        app.userProfileName().ifPresent(name -> facts.put("cloister/user-profile", name));
        app.spaceName().ifPresent(name -> facts.put("cloister/space", name));
        return facts;
    }

    private static Optional<String> fitting(String value) {
        return Optional.of(value).filter(text -> text.matches(LABEL_VALUE));
    }
}
