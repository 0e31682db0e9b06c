package cloister.studio;

import cloister.store.Store;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** AssociateTrialComponent and DisassociateTrialComponent. */
record AssociationCommands(Store store, Arns arns) {
    Map<String, Command> commands() {
        return Map.of(
                "sagemaker:AssociateTrialComponent",
                call -> change(call, AssociationCommands::with),
                "sagemaker:DisassociateTrialComponent",
                call -> change(call, AssociationCommands::without));
    }

    private Struct change(
            Call call, BiFunction<List<TrialParent>, TrialParent, List<TrialParent>> change) {
        Struct input = call.input();
        return store.write(
                transaction -> {
                    TrialComponent component =
                            TrialComponent.require(
                                    transaction,
                                    arns,
                                    call.region(),
                                    input.string("TrialComponentName"));
                    Trial trial =
                            Trial.require(
                                    transaction, arns, call.region(), input.string("TrialName"));
                    List<TrialParent> parents =
                            change.apply(component.parents(), TrialParent.of(trial));
                    TrialComponent.TABLE.put(transaction, component.withParents(parents));
                    return Struct.builder()
                            .put("TrialComponentArn", component.arn())
                            .put("TrialArn", trial.arn())
                            .build();
                });
    }

    private static List<TrialParent> with(List<TrialParent> parents, TrialParent parent) {
        if (parents.contains(parent)) {
            return parents;
        }
        List<TrialParent> changed = new ArrayList<>(parents);
        changed.add(parent);
        return changed;
    }

    private static List<TrialParent> without(List<TrialParent> parents, TrialParent parent) {
        return parents.stream().filter(other -> !other.equals(parent)).toList();
    }
}
