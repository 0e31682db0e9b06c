package cloister.studio;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.util.Optional;

/** Which instance types an app takes (API reference, ResourceSpec and CreateApp). */
final class InstanceTypes {
    private static final String SYSTEM = "system";
    private static final String KERNEL_GATEWAY_SYSTEM = "ml.t3.medium";

    private InstanceTypes() {}

    /**
     * The ResourceSpec with the instance type that the app will have.
     *
     * @throws ApiException ValidationException where the type is missing or wrong
     */
    static Struct checked(AppType type, Struct spec) {
        Optional<String> given = spec.optionalString("InstanceType");
        return switch (type) {
            case JUPYTER_SERVER -> {
                if (given.isPresent() && !given.get().equals(SYSTEM)) {
                    throw Refusal.validation(
                            "InstanceType of a JupyterServer app must be system, not "
                                    + given.get()
                                    + ".");
                }
                yield with(spec, SYSTEM);
            }
            case KERNEL_GATEWAY -> {
                String asked = given.orElseThrow(InstanceTypes::missing);
                yield with(spec, asked.equals(SYSTEM) ? KERNEL_GATEWAY_SYSTEM : asked);
            }
            case DETAILED_PROFILER,
                    TENSOR_BOARD,
                    CODE_EDITOR,
                    JUPYTER_LAB,
                    R_STUDIO_SERVER_PRO,
                    R_SESSION_GATEWAY,
                    CANVAS ->
                    spec;
        };
    }

    private static ApiException missing() {
        return Refusal.validation(
                "InstanceType must be specified for a KernelGateway app, in the request or in the"
                        + " settings of its user profile, space or domain.");
    }

    private static Struct with(Struct spec, String instanceType) {
        return Struct.builder().putAll(spec).put("InstanceType", instanceType).build();
    }
}
