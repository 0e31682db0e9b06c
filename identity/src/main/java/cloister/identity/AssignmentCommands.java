package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Assigning permission sets to users and groups. */
record AssignmentCommands(Account account, CenterRoles roles) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sso:CreateAccountAssignment", this::create);
        commands.put("sso:DeleteAccountAssignment", this::delete);
        commands.put("sso:ListAccountAssignments", this::list);
        commands.put("sso:ListAccountAssignmentsForPrincipal", this::listForPrincipal);
    }

    private Struct create(Call call) {
        return account.write(
                state -> {
                    CenterInstance instance = CenterInstanceCommands.of(state, call);
                    PermissionSet set = PermissionSets.of(state, call);
                    Assignment asked = asked(call, set);
                    Optional<String> failure =
                            missing(state, asked).or(() -> roles.obstacle(state, set));
                    if (failure.isEmpty()) {
                        roles.provision(state, instance, set, Input.now(call));
                        Assignments.put(state, set, asked);
                    }
                    return status(state, CenterRequest.Kind.CREATION, call, asked, failure);
                });
    }

    private Struct delete(Call call) {
        return account.write(
                state -> {
                    PermissionSet set = PermissionSets.of(state, call);
                    Assignment asked = asked(call, set);
                    if (!Assignments.has(state, set, asked)) {
                        throw CenterError.notFound(
                                "The %s %s has no assignment of %s."
                                        .formatted(
                                                asked.principalType(),
                                                asked.principalId(),
                                                set.arn()));
                    }
                    Assignments.delete(state, set, asked);
                    if (!Assignments.any(state, set)) {
                        roles.withdraw(state, set);
                    }
                    return status(
                            state, CenterRequest.Kind.DELETION, call, asked, Optional.empty());
                });
    }

    private Struct list(Call call) {
        Reader state = account.read();
        PermissionSet set = PermissionSets.of(state, call);
        refuseOtherAccount(call.input().string("AccountId"));
        return CenterPage.of(call, from -> Assignments.after(state, set, from), Assignment::shape)
                .output("AccountAssignments");
    }

    private Struct listForPrincipal(Call call) {
        Reader state = account.read();
        CenterInstanceCommands.of(state, call);
        String id = call.input().string("PrincipalId");
        String type = call.input().string("PrincipalType");
        Optional<String> only =
                call.input()
                        .optionalStruct("Filter")
                        .flatMap(filter -> filter.optionalString("AccountId"));
        List<Reader.Entry<Assignment>> all =
                (type.equals("USER")
                                ? Assignments.reaching(state, id)
                                : Assignments.of(state, type, id))
                        .stream()
                                .filter(found -> only.stream().allMatch(found.account()::equals))
                                .map(found -> new Reader.Entry<>(key(found), found))
                                .sorted(Comparator.comparing(Reader.Entry::key))
                                .toList();
        return CenterPage.<Assignment>of(
                        call,
                        from -> all.stream().filter(entry -> entry.key().compareTo(from) > 0),
                        Assignment::shape)
                .output("AccountAssignments");
    }

    private static String key(Assignment assignment) {
        return assignment.set() + " " + assignment.principalId();
    }

    private Assignment asked(Call call, PermissionSet set) {
        String target = call.input().string("TargetId");
        refuseOtherAccount(target);
        return new Assignment(
                set.arn(),
                target,
                call.input().string("PrincipalType"),
                call.input().string("PrincipalId"));
    }

    /**
     * Refuses an account that isn't this one: there are no others.
     *
     * @throws ApiException ResourceNotFoundException
     */
    private void refuseOtherAccount(String id) {
        if (!id.equals(account.id())) {
            throw ProvisioningCommands.noAccount(id);
        }
    }

    /** What AWS says of a principal that isn't in the directory; empty where it is. */
    private static Optional<String> missing(Reader state, Assignment asked) {
        DirectoryKind kind =
                asked.principalType().equals("USER") ? DirectoryKind.USER : DirectoryKind.GROUP;
        return kind.find(state, asked.principalId()).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "Received a 404 status error: " + asked.principalType() + " not found.");
    }

    private static Struct status(
            Transaction state,
            CenterRequest.Kind kind,
            Call call,
            Assignment asked,
            Optional<String> failure) {
        CenterRequest request =
                CenterRequest.of(kind, Input.now(call), asked.set(), asked.account(), failure)
                        .about(asked);
        CenterRequests.add(state, request);
        return Struct.builder().put(kind.member(), request.shape()).build();
    }
}
