package cloister.server.facts;

import cloister.policy.Arn;
import cloister.policy.reference.ActionResource;
import cloister.policy.reference.ResourceType;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;
import cloister.server.facts.ActionFacts.Touched;
import cloister.server.facts.OperationFacts.Dependent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The facts of one service: AWS's reference, bound to inputs by this service's own file. */
final class ServiceFacts {
    private static final Map<String, ServiceFacts> READ = new ConcurrentHashMap<>();
    private static final String RESOURCE_TAG = "ResourceTag/${TagKey}";

    private final ServiceReference reference;
    private final FactsFile file;
    private final Map<String, OperationFacts> operations = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> tagPrefixes = new LinkedHashMap<>();

    private ServiceFacts(String service) {
        reference =
                ServiceReference.of(service)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no reference of " + service));
        file = FactsFile.read(service, reference);
        for (ResourceType type : reference.resourceTypes()) {
            Set<String> prefixes = new LinkedHashSet<>();
            for (String key : type.conditionKeys()) {
                if (key.endsWith(RESOURCE_TAG)) {
                    prefixes.add(key.substring(0, key.indexOf("${")));
                }
            }
            tagPrefixes.put(kind(type.arnFormat()), prefixes);
        }
    }

    /** The facts of a service by its IAM prefix; read when first asked for. */
    static ServiceFacts of(String service) {
        return READ.computeIfAbsent(service, ServiceFacts::new);
    }

    /** The facts of an operation; throws where the reference has no action of that name. */
    OperationFacts operation(String name) {
        return operations.computeIfAbsent(name, this::compile);
    }

    /** The keys under which a resource's tags are asked for, up to the tag's own key. */
    Set<String> resourceTagPrefixes(String arn) {
        return tagPrefixes.getOrDefault(kind(arn), Set.of());
    }

    FactsFile file() {
        return file;
    }

    ServiceReference reference() {
        return reference;
    }

    private OperationFacts compile(String name) {
        ServiceAction action = action(reference, name);
        List<Dependent> dependents = new ArrayList<>();
        for (String needed : needs(action)) {
            file.need(needed).ifPresent(need -> dependents.add(dependent(needed, need)));
        }
        return new OperationFacts(
                file.always(name),
                actionFacts(reference, action, touched(action), file.keys(name, keysOf(action))),
                List.copyOf(dependents));
    }

    /** The dependent actions that the reference names, and those that this service's file adds. */
    Collection<String> needs(ServiceAction action) {
        Set<String> needs = new LinkedHashSet<>(action.dependentActions());
        needs.addAll(file.alsoNeeds(action.name()));
        return needs;
    }

    /** The service's own keys of an action: tags and global keys are bound for all alike. */
    List<String> keysOf(ServiceAction action) {
        return reference.keysOf(action).stream()
                .filter(key -> !key.startsWith("aws:") && !key.contains("ResourceTag/"))
                .toList();
    }

    /** The types of resource an action touches, bound to its input. */
    List<Touched> touched(ServiceAction action) {
        Optional<String> created = file.creates(action.name());
        List<Touched> given = file.resources(action.name());
        if (!given.isEmpty()) {
            return given;
        }
        List<Touched> touched = new ArrayList<>();
        for (ActionResource resource : action.resources()) {
            if (file.without(action.name(), resource.type()).isEmpty()) {
                boolean makes = created.filter(resource.type()::equals).isPresent();
                touched.add(
                        new Touched(
                                file.binding(resource.type()),
                                makes,
                                makes || action.resources().size() == 1));
            }
        }
        return List.copyOf(touched);
    }

    private static Dependent dependent(String needed, FactsFile.Need need) {
        String[] parts = needed.split(":", 2);
        ServiceReference other = ServiceReference.of(parts[0]).orElseThrow();
        ServiceAction action = action(other, parts[1]);
        return new Dependent(
                actionFacts(other, action, need.on(), need.keys()),
                need.when(),
                need.whenCallerHas(),
                need.whenTagsAreInherited(),
                need.on().isEmpty());
    }

    private static ActionFacts actionFacts(
            ServiceReference reference,
            ServiceAction action,
            List<Touched> touched,
            Map<String, List<KeySource>> keys) {
        Set<String> all = reference.keysOf(action);
        return new ActionFacts(
                reference.service() + ":" + action.name(),
                touched,
                keys,
                all.contains("aws:RequestTag/${TagKey}"),
                all.contains("aws:TagKeys"),
                !of(reference.service()).file.untagged(action.name()),
                reference.service().equals("sts")
                        && action.resources().stream()
                                .anyMatch(resource -> resource.type().equals("role")));
    }

    private static ServiceAction action(ServiceReference reference, String name) {
        return reference
                .action(name)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no action " + reference.service() + ":" + name));
    }

    /** The word that an ARN's resource starts with: {@code user-profile}. */
    private static String kind(String arn) {
        String resource = Arn.parse(arn).map(Arn::resource).orElse(arn);
        return resource.split("[/:]", 2)[0];
    }
}
