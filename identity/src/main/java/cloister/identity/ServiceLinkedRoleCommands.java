package cloister.identity;

import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Roles that a service makes for itself, and nobody else may change. */
record ServiceLinkedRoleCommands(Account account) implements CommandGroup {
    private static final String PREFIX = "AWSServiceRoleFor";

    /** What the services that have such roles call them. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "sagemaker.amazonaws.com", "AmazonSageMakerNotebooks",
                    "sagemaker.application-autoscaling.amazonaws.com",
                            "ApplicationAutoScaling_SageMakerEndpoint",
                    "replication.ecr.amazonaws.com", "ECRReplication");

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreateServiceLinkedRole", this::create);
        commands.put("iam:DeleteServiceLinkedRole", this::delete);
        commands.put("iam:GetServiceLinkedRoleDeletionStatus", this::deletionStatus);
    }

    private Struct create(Call call) {
        String service = call.input().string("AWSServiceName");
        String name = name(service, call);
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}\
                """
                        .formatted(service);
        return account.write(
                state -> {
                    if (EntityKind.ROLE.find(state, name).isPresent()) {
                        throw IamError.invalidInput(
                                "Service role name "
                                        + name
                                        + " has been taken in this account, please try a different"
                                        + " suffix.");
                    }
                    Role role =
                            new Role(
                                    EntityKind.ROLE.newId(),
                                    name,
                                    Role.SERVICE_PATH + service + "/",
                                    Input.now(call),
                                    call.input().optionalString("Description"),
                                    RoleCommands.DEFAULT_SESSION_SECONDS,
                                    Tags.NONE,
                                    Optional.empty(),
                                    HeldPolicies.NONE,
                                    TrustPolicy.of(state, account, trust));
                    EntityKind.ROLE.create(state, role);
                    return Struct.builder()
                            .put("Role", Shapes.role(state, account, role).build())
                            .build();
                });
    }

    /** What a service's role is called, before a suffix; empty where it has none. */
    static Optional<String> name(String service) {
        return Optional.ofNullable(NAMES.get(service)).map(PREFIX::concat);
    }

    private static String name(String service, Call call) {
        String name =
                name(service)
                        .orElseThrow(
                                () ->
                                        IamError.invalidInput(
                                                "Service "
                                                        + service
                                                        + " has no service-linked role here; those"
                                                        + " that have are "
                                                        + String.join(
                                                                ", ",
                                                                NAMES.keySet().stream()
                                                                        .sorted()
                                                                        .toList())
                                                        + "."));
        return name + call.input().optionalString("CustomSuffix").map("_"::concat).orElse("");
    }

    private Struct delete(Call call) {
        return account.write(
                state -> {
                    String name = call.input().string("RoleName");
                    Role role =
                            EntityKind.ROLE
                                    .find(state, name)
                                    .filter(Role::serviceLinked)
                                    .orElseThrow(() -> IamError.notFound("role", name));
                    EntityKind.ROLE.delete(state, role);
                    String task = "task" + role.path() + role.name() + "/" + UUID.randomUUID();
                    state.put(Tables.DELETION_TASKS, task, new Reference(role.id()));
                    return Struct.builder().put("DeletionTaskId", task).build();
                });
    }

    /** A deletion is done when DeleteServiceLinkedRole answers. */
    private Struct deletionStatus(Call call) {
        String task = call.input().string("DeletionTaskId");
        if (account.read().get(Tables.DELETION_TASKS, task).isEmpty()) {
            throw IamError.noSuchEntity("The deletion task " + task + " cannot be found.");
        }
        return Struct.builder().put("Status", "SUCCEEDED").build();
    }
}
