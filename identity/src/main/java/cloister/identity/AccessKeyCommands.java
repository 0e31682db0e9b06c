package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations on users' access keys. */
record AccessKeyCommands(Account account, LastUses uses) implements CommandGroup {
    private static final int MOST_KEYS = 2;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreateAccessKey", this::create);
        commands.put("iam:ListAccessKeys", this::list);
        commands.put("iam:GetAccessKeyLastUsed", this::lastUsed);
        commands.put("iam:UpdateAccessKey", CommandGroup.quiet(this::update));
        commands.put("iam:DeleteAccessKey", CommandGroup.quiet(this::delete));
    }

    private Struct create(Call call) {
        return account.write(
                state -> {
                    User user = Input.user(state, call);
                    if (user.accessKeys().size() == MOST_KEYS) {
                        throw IamError.quota("AccessKeysPerUser", MOST_KEYS);
                    }
                    AccessKey key =
                            new AccessKey(
                                    UniqueId.accessKey("AKIA", account.id()),
                                    user.id(),
                                    UniqueId.secret(),
                                    true,
                                    Input.now(call));
                    state.put(Tables.ACCESS_KEYS, key.id(), key);
                    List<String> keys = new ArrayList<>(user.accessKeys());
                    keys.add(key.id());
                    EntityKind.USER.update(state, user.withAccessKeys(keys));
                    Struct shape = listed(user, key).put("SecretAccessKey", key.secret()).build();
                    return Struct.builder().put("AccessKey", shape).build();
                });
    }

    private Struct list(Call call) {
        Reader state = account.read();
        User user = Input.user(state, call);
        List<AccessKey> keys =
                user.accessKeys().stream()
                        .flatMap(id -> state.get(Tables.ACCESS_KEYS, id).stream())
                        .toList();
        return Page.of(call, keys, AccessKey::id)
                .output("AccessKeyMetadata", key -> listed(user, key).build())
                .build();
    }

    private Struct lastUsed(Call call) {
        String id = call.input().string("AccessKeyId");
        Reader state = account.read();
        AccessKey key = state.get(Tables.ACCESS_KEYS, id).orElseThrow(() -> notFound(id));
        Optional<LastUse> use = uses.of(id);
        Struct shape =
                Struct.builder()
                        .put("LastUsedDate", use.map(LastUse::when))
                        .put("ServiceName", use.map(LastUse::service).orElse("N/A"))
                        .put("Region", use.map(LastUse::region).orElse("N/A"))
                        .build();
        return Struct.builder()
                .put("UserName", EntityKind.USER.byId(state, key.userId()).map(User::name))
                .put("AccessKeyLastUsed", shape)
                .build();
    }

    private void update(Call call) {
        String status = call.input().string("Status");
        if (!status.equals("Active") && !status.equals("Inactive")) {
            throw IamError.invalidInput("Status must be Active or Inactive, not " + status + ".");
        }
        account.change(
                state -> {
                    AccessKey key = key(state, Input.user(state, call), call);
                    state.put(Tables.ACCESS_KEYS, key.id(), key.activated(status.equals("Active")));
                });
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    User user = Input.user(state, call);
                    AccessKey key = key(state, user, call);
                    state.delete(Tables.ACCESS_KEYS, key.id());
                    List<String> keys = new ArrayList<>(user.accessKeys());
                    keys.remove(key.id());
                    EntityKind.USER.update(state, user.withAccessKeys(keys));
                });
    }

    private static AccessKey key(Transaction state, User user, Call call) {
        String id = call.input().string("AccessKeyId");
        return state.get(Tables.ACCESS_KEYS, id)
                .filter(key -> key.userId().equals(user.id()))
                .orElseThrow(() -> notFound(id));
    }

    private static ApiException notFound(String id) {
        return IamError.noSuchEntity("The Access Key with id " + id + " cannot be found");
    }

    private static Struct.Builder listed(User user, AccessKey key) {
        return Struct.builder()
                .put("UserName", user.name())
                .put("AccessKeyId", key.id())
                .put("Status", key.status())
                .put("CreateDate", key.created());
    }
}
