package cloister.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The services that are served, found by what a request says: target, action or path. */
public final class Services {
    private final Map<String, ServiceModel> byTarget = new HashMap<>();
    private final Map<String, ServiceModel> queryBySigningName = new HashMap<>();
    private final List<ServiceModel> rest = new ArrayList<>();

    /** By the service's id; made when first asked for, as it reads all of a model's operations. */
    private final Map<String, RestOperations> restOperations = new ConcurrentHashMap<>();

    public Services(List<ServiceModel> services) {
        for (ServiceModel service : services) {
            switch (Protocol.of(service)) {
                case JsonProtocol json -> byTarget.put(service.targetPrefix(), service);
                case QueryProtocol query -> queryBySigningName.put(service.signingName(), service);
                case RestJsonProtocol restJson -> rest.add(service);
            }
        }
    }

    /** The protocol that a request speaks as far as can be told, to answer its errors in. */
    public static Protocol protocol(HttpRequestView request) {
        if (request.header("x-amz-target").isPresent()) {
            return JsonProtocol.INSTANCE;
        }
        if (isForm(request) || (isRoot(request) && request.rawQuery().contains("Action="))) {
            return QueryProtocol.INSTANCE;
        }
        boolean isOwn = request.rawPath().startsWith("/_"); // no model's path begins so
        return isRoot(request) || isOwn ? JsonProtocol.INSTANCE : RestJsonProtocol.INSTANCE;
    }

    /**
     * The operation that a request asks for.
     *
     * @param scope of its signature; none where it isn't signed
     * @throws ApiException no such operation is served
     * @throws AuthFailureException the signature is for another service
     */
    public Route route(HttpRequestView request, Optional<CredentialScope> scope) {
        Route route =
                switch (protocol(request)) {
                    case JsonProtocol json -> byTarget(request);
                    case QueryProtocol query -> byAction(request, scope);
                    case RestJsonProtocol restJson -> byPath(request, scope);
                };
        if (scope.isPresent()
                && !route.operation().unsigned()
                && !scope.get().service().equals(route.service().signingName())) {
            throw new AuthFailureException(
                    AuthFailure.SIGNATURE_MISMATCH,
                    "Credential should be scoped to correct service: '"
                            + route.service().signingName()
                            + "'. ");
        }
        return route;
    }

    private Route byTarget(HttpRequestView request) {
        String target = request.header("x-amz-target").orElse("");
        int dot = target.lastIndexOf('.');
        return Optional.ofNullable(byTarget.get(target.substring(0, Math.max(dot, 0))))
                .flatMap(service -> service.operation(target.substring(dot + 1)))
                .map(found -> new Route(found.service(), found, JsonProtocol.INSTANCE))
                .orElseThrow(() -> new ApiException("UnknownOperationException", "", 400));
    }

    private Route byAction(HttpRequestView request, Optional<CredentialScope> scope) {
        String action = Form.first(request, "Action").orElse("");
        String version = Form.first(request, "Version").orElse("");
        if (action.isEmpty()) {
            throw new ApiException(
                    "MissingAction",
                    "The request is missing an action or a required parameter.",
                    400);
        }
        return queryService(action, version, scope)
                .flatMap(service -> service.operation(action))
                .map(found -> new Route(found.service(), found, QueryProtocol.INSTANCE))
                .orElseThrow(
                        () ->
                                new ApiException(
                                        "InvalidAction",
                                        "Could not find operation "
                                                + action
                                                + " for version "
                                                + (version.isEmpty()
                                                        ? "NO_VERSION_SPECIFIED"
                                                        : version),
                                        400));
    }

    /** Unsigned requests tell by their action alone which service they are for. */
    private Optional<ServiceModel> queryService(
            String action, String version, Optional<CredentialScope> scope) {
        if (scope.isPresent()) {
            return Optional.ofNullable(queryBySigningName.get(scope.get().service()))
                    .filter(service -> service.apiVersion().equals(version));
        }
        return queryBySigningName.values().stream()
                .filter(service -> service.apiVersion().equals(version))
                .filter(service -> service.operation(action).isPresent())
                .findFirst();
    }

    /** Several services may have the same URI: the signature's scope tells them apart. */
    private Route byPath(HttpRequestView request, Optional<CredentialScope> scope) {
        QueryString query = new QueryString(request.rawQuery());
        List<OperationModel> fitting =
                rest.stream()
                        .flatMap(service -> operations(service).find(request, query).stream())
                        .toList();
        return fitting.stream()
                .filter(operation -> isCalledSo(operation, scope))
                .findFirst()
                .or(() -> fitting.stream().findFirst())
                .map(found -> new Route(found.service(), found, RestJsonProtocol.INSTANCE))
                .orElseThrow(() -> new ApiException("UnknownOperationException", "", 404));
    }

    private RestOperations operations(ServiceModel service) {
        return restOperations.computeIfAbsent(service.id(), _ -> new RestOperations(service));
    }

    private static boolean isCalledSo(OperationModel operation, Optional<CredentialScope> scope) {
        return scope.map(signed -> signed.service().equals(operation.service().signingName()))
                .orElse(operation.unsigned());
    }

    private static boolean isRoot(HttpRequestView request) {
        return request.rawPath().equals("/") || request.rawPath().isEmpty();
    }

    private static boolean isForm(HttpRequestView request) {
        return request.header("content-type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }
}
