package cloister.policy.reference;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The reference of one service. Source: Service Authorization Reference. Immutable. */
public final class ServiceReference {
    /** The prefixes of the services that there is a reference for. */
    public static final List<String> SERVICES =
            List.of(
                    "cloudwatch",
                    "ec2",
                    "ecr",
                    "iam",
                    "identitystore",
                    "kms",
                    "logs",
                    "s3",
                    "sagemaker",
                    "sso",
                    "sso-directory",
                    "sts");

    /** Services whose actions the tables hold a part of only. */
    private static final Set<String> PARTIAL = Set.of("ec2");

    /** Under this name, which is no action's, the keys of all actions are kept. */
    private static final String ANY_ACTION = "*";

    private static final Map<String, ServiceReference> READ = new ConcurrentHashMap<>();

    private final String service;
    private final Map<String, ServiceAction> actions;
    private final Map<String, ResourceType> resourceTypes;
    private final List<ConditionKey> conditionKeys;
    private final Map<String, Set<String>> keysByAction = new ConcurrentHashMap<>();

    ServiceReference(
            String service,
            Map<String, ServiceAction> actions,
            Map<String, ResourceType> resourceTypes,
            List<ConditionKey> conditionKeys) {
        this.service = service;
        this.actions = actions;
        this.resourceTypes = resourceTypes;
        this.conditionKeys = conditionKeys;
    }

    /** The reference of a service by its prefix in any case; empty where there is none. */
    public static Optional<ServiceReference> of(String prefix) {
        String service = prefix.toLowerCase(Locale.ROOT);
        return SERVICES.contains(service)
                ? Optional.of(READ.computeIfAbsent(service, ReferenceReader::service))
                : Optional.empty();
    }

    /** An action by its full name, {@code service:Action} in any case. */
    public static Optional<ServiceAction> actionNamed(String fullName) {
        int colon = fullName.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : of(fullName.substring(0, colon))
                        .flatMap(reference -> reference.action(fullName.substring(colon + 1)));
    }

    /** The service's prefix. */
    public String service() {
        return service;
    }

    /** Whether all actions of the service are told, so that one that isn't doesn't exist. */
    public boolean complete() {
        return !PARTIAL.contains(service);
    }

    public Collection<ServiceAction> actions() {
        return Collections.unmodifiableCollection(actions.values());
    }

    /** An action by its name without prefix, in any case. */
    public Optional<ServiceAction> action(String name) {
        return Optional.ofNullable(actions.get(name.toLowerCase(Locale.ROOT)));
    }

    public Collection<ResourceType> resourceTypes() {
        return Collections.unmodifiableCollection(resourceTypes.values());
    }

    public Optional<ResourceType> resourceType(String name) {
        return Optional.ofNullable(resourceTypes.get(name));
    }

    /** Every key of the service's actions and resources, {@code aws:} keys among them. */
    public List<ConditionKey> conditionKeys() {
        return conditionKeys;
    }

    /** A key by its name as written in a policy, its own part filled in, in any case. */
    public Optional<ConditionKey> conditionKey(String written) {
        return conditionKeys.stream().filter(key -> key.names(written)).findFirst();
    }

    /**
     * The names of the keys an action may have in some request: its own, and those of the types of
     * resource it touches. Global keys stand in it only where the reference names them.
     */
    public Set<String> keysOf(ServiceAction action) {
        return keysByAction.computeIfAbsent(action.name(), name -> collectKeys(action));
    }

    private Set<String> collectKeys() {
        Set<String> keys = new LinkedHashSet<>();
        actions.values().forEach(action -> keys.addAll(collectKeys(action)));
        return Collections.unmodifiableSet(keys);
    }

    private Set<String> collectKeys(ServiceAction action) {
        Set<String> keys = new LinkedHashSet<>(action.conditionKeys());
        for (ActionResource touched : action.resources()) {
            keys.addAll(keysOf(action, touched));
        }
        return Collections.unmodifiableSet(keys);
    }

    /**
     * Whether some action may have a key. A key that the service defines and no action has comes
     * with the session a request is made in, as {@code sagemaker:UserProfileName} does.
     */
    public boolean isOfAction(String key) {
        return keysByAction.computeIfAbsent(ANY_ACTION, name -> collectKeys()).stream()
                .anyMatch(name -> ConditionKey.names(name, key));
    }

    /** The names of the keys an action may have in a request on one type of resource. */
    public Set<String> keysOf(ServiceAction action, ActionResource touched) {
        Set<String> keys = new LinkedHashSet<>(action.conditionKeys());
        keys.addAll(touched.conditionKeys());
        resourceType(touched.type()).ifPresent(type -> keys.addAll(type.conditionKeys()));
        return keys;
    }
}
