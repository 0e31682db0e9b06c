package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who uses a managed policy. */
record PolicyEntityCommands(Account account) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:ListEntitiesForPolicy", this::list);
    }

    private Struct list(Call call) {
        Reader state = account.read();
        String arn = call.input().string("PolicyArn");
        if (AwsManagedPolicy.find(arn).isEmpty()) {
            ManagedPolicies.own(state, account, arn);
        }
        Page<Attachment> page =
                Page.of(call, after -> uses(state, call, arn, after), Attachment::key);
        return Struct.builder()
                .putAll(page.position())
                .put("PolicyGroups", entities(state, page, EntityKind.GROUP))
                .put("PolicyUsers", entities(state, page, EntityKind.USER))
                .put("PolicyRoles", entities(state, page, EntityKind.ROLE))
                .build();
    }

    private static Stream<Attachment> uses(Reader state, Call call, String arn, String after) {
        Optional<String> filter =
                call.input().optionalString("EntityFilter").filter(kind -> !kind.isEmpty());
        Optional<Attachment.Use> use =
                call.input().optionalString("PolicyUsageFilter").map(Attachment.Use::of);
        return state.scanAfter(Tables.ATTACHMENTS, Attachment.prefix(arn), after)
                .map(Reader.Entry::value)
                .filter(at -> filter.isEmpty() || filter.get().equals(at.kind()))
                .filter(at -> use.isEmpty() || use.get() == at.use())
                .filter(at -> at.holder(state).filter(who -> Input.under(call, who)).isPresent());
    }

    private static List<Struct> entities(Reader state, Page<Attachment> page, EntityKind<?> kind) {
        return page.items().stream()
                .filter(attachment -> attachment.kind().equals(kind.word()))
                .flatMap(attachment -> kind.byId(state, attachment.holder()).stream())
                .map(
                        holder ->
                                Struct.builder()
                                        .put(kind.nameMember(), holder.name())
                                        .put(kind.word() + "Id", holder.id())
                                        .build())
                .toList();
    }
}
