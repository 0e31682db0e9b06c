package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Bringing the roles of permission sets up to date, and where there are such roles. */
record ProvisioningCommands(Account account, CenterRoles roles) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sso:ProvisionPermissionSet", this::provision);
        commands.put("sso:ListAccountsForProvisionedPermissionSet", this::accounts);
        commands.put("sso:ListPermissionSetsProvisionedToAccount", this::permissionSets);
    }

    private Struct provision(Call call) {
        Optional<String> target = target(call);
        return account.write(
                state -> {
                    CenterInstance instance = CenterInstanceCommands.of(state, call);
                    PermissionSet set = PermissionSets.of(state, call);
                    boolean concerned =
                            target.isPresent() || Provisioned.of(state, set).isPresent();
                    Optional<String> failure =
                            concerned ? roles.obstacle(state, set) : Optional.empty();
                    if (concerned && failure.isEmpty()) {
                        roles.provision(state, instance, set, Input.now(call));
                    }
                    CenterRequest request =
                            CenterRequest.of(
                                    CenterRequest.Kind.PROVISIONING,
                                    Input.now(call),
                                    set.arn(),
                                    account.id(),
                                    failure);
                    CenterRequests.add(state, request);
                    return Struct.builder().put(request.kind().member(), request.shape()).build();
                });
    }

    /**
     * The account to provision to; empty where all are meant that have the role.
     *
     * @throws ApiException ValidationException, ResourceNotFoundException
     */
    private Optional<String> target(Call call) {
        Optional<String> target = call.input().optionalString("TargetId");
        boolean one = call.input().string("TargetType").equals("AWS_ACCOUNT");
        if (one != target.isPresent()) {
            throw CenterError.validation(
                    "TargetId must be there with the TargetType AWS_ACCOUNT, and not with"
                            + " ALL_PROVISIONED_ACCOUNTS.");
        }
        target.ifPresent(this::refuseOtherAccount);
        return target;
    }

    private Struct accounts(Call call) {
        Reader state = account.read();
        List<String> found =
                Provisioned.of(state, PermissionSets.of(state, call))
                        .filter(asked(state, call))
                        .map(_ -> account.id())
                        .stream()
                        .toList();
        return CenterPage.of(call, found, id -> id).output("AccountIds");
    }

    private Struct permissionSets(Call call) {
        Reader state = account.read();
        CenterInstance instance = CenterInstanceCommands.of(state, call);
        refuseOtherAccount(call.input().string("AccountId"));
        Predicate<Provisioned> asked = asked(state, call);
        return CenterPage.<Provisioned>of(
                        call,
                        from ->
                                Provisioned.after(state, from)
                                        .filter(entry -> asked.test(entry.value())),
                        has -> PermissionSet.arn(instance.id(), has.set()))
                .output("PermissionSets");
    }

    private static Predicate<Provisioned> asked(Reader state, Call call) {
        Optional<String> status = call.input().optionalString("ProvisioningStatus");
        return has ->
                status.stream()
                        .allMatch(
                                wanted ->
                                        wanted.equals("LATEST_PERMISSION_SET_PROVISIONED")
                                                == has.latest(state));
    }

    private void refuseOtherAccount(String id) {
        if (!id.equals(account.id())) {
            throw noAccount(id);
        }
    }

    static ApiException noAccount(String id) {
        return CenterError.notFound("The account " + id + " is not in the organization.");
    }
}
