package cloister.policy.reference;

import java.util.List;

/**
 * An action of a service, as policies name it.
 *
 * @param name its name without the service's prefix
 * @param resources the types of resource it touches; none where it is decided on {@code *} alone
 * @param conditionKeys keys of the request, whatever the resource
 * @param dependentActions actions, with their prefix, that a caller needs beside this one
 * @param permissionOnly whether it is a permission that no API operation bears the name of
 */
public record ServiceAction(
        String name,
        AccessLevel access,
        List<ActionResource> resources,
        List<String> conditionKeys,
        List<String> dependentActions,
        boolean permissionOnly) {
    public ServiceAction {
        resources = List.copyOf(resources);
        conditionKeys = List.copyOf(conditionKeys);
        dependentActions = List.copyOf(dependentActions);
    }
}
