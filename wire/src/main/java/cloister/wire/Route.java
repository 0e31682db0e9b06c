package cloister.wire;

/** Where a request goes. */
public record Route(ServiceModel service, OperationModel operation, Protocol protocol) {}
