package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The tags of the instance and of permission sets. */
record CenterTagCommands(Account account) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sso:TagResource", CommandGroup.quiet(this::tag));
        commands.put("sso:UntagResource", CommandGroup.quiet(this::untag));
        commands.put("sso:ListTagsForResource", this::list);
    }

    private void tag(Call call) {
        Tags given = given(call);
        account.change(state -> change(state, call, tags -> checked(() -> tags.with(given))));
    }

    private void untag(Call call) {
        List<String> keys = call.input().strings("TagKeys");
        account.change(state -> change(state, call, tags -> tags.without(keys)));
    }

    private static void change(Transaction state, Call call, UnaryOperator<Tags> change) {
        String arn = call.input().string("ResourceArn");
        Optional<CenterInstance> instance = instance(state, arn);
        if (instance.isPresent()) {
            CenterInstance found = instance.get();
            state.put(Tables.CENTER, Tables.ACCOUNT, found.tagged(change.apply(found.tags())));
        } else {
            PermissionSet set = PermissionSets.find(state, arn).orElseThrow(() -> notFound(arn));
            PermissionSets.update(state, set.tagged(change.apply(set.tags())));
        }
    }

    private Struct list(Call call) {
        String arn = call.input().string("ResourceArn");
        Tags tags = tags(account.read(), arn).orElseThrow(() -> notFound(arn));
        return Struct.builder().put("Tags", tags.structs()).build();
    }

    /** The tags of an instance or a permission set; empty where there is none of that ARN. */
    static Optional<Tags> tags(Reader state, String arn) {
        return instance(state, arn)
                .map(CenterInstance::tags)
                .or(() -> PermissionSets.find(state, arn).map(PermissionSet::tags));
    }

    /**
     * The tags in a call's input.
     *
     * @throws ApiException ValidationException, ServiceQuotaExceededException
     */
    static Tags given(Call call) {
        return checked(() -> Tags.of(call.input().structs("Tags")));
    }

    private static Tags checked(Supplier<Tags> tags) {
        Tags made;
        try {
            made = tags.get();
        } catch (ApiException refused) {
            throw CenterError.validation(refused.text());
        }
        try {
            return made.within("Resource");
        } catch (ApiException tooMany) {
            throw CenterError.quota(tooMany.text());
        }
    }

    private static Optional<CenterInstance> instance(Reader state, String arn) {
        return CenterInstanceCommands.find(state).filter(instance -> instance.arn().equals(arn));
    }

    private static ApiException notFound(String arn) {
        return arn.contains(":permissionSet/")
                ? PermissionSets.notFound(arn)
                : CenterInstanceCommands.notFound(arn);
    }
}
