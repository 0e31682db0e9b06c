package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;
import java.util.Optional;

/** What became of requests. */
record CenterRequestCommands(Account account) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        for (CenterRequest.Kind kind : CenterRequest.Kind.values()) {
            commands.put("sso:Describe" + kind.member(), call -> describe(call, kind));
            commands.put("sso:List" + kind.member(), call -> list(call, kind));
        }
    }

    private Struct describe(Call call, CenterRequest.Kind kind) {
        Reader state = account.read();
        CenterInstanceCommands.of(state, call);
        String id = call.input().string(kind.idMember());
        CenterRequest request =
                CenterRequests.find(state, kind, id)
                        .orElseThrow(() -> CenterError.notFound("There is no request " + id + "."));
        return Struct.builder().put(kind.member(), request.shape()).build();
    }

    private Struct list(Call call, CenterRequest.Kind kind) {
        Reader state = account.read();
        CenterInstanceCommands.of(state, call);
        Optional<String> status =
                call.input()
                        .optionalStruct("Filter")
                        .flatMap(filter -> filter.optionalString("Status"));
        return CenterPage.of(
                        call,
                        from ->
                                CenterRequests.after(state, kind, from)
                                        .filter(
                                                entry ->
                                                        status.stream()
                                                                .allMatch(
                                                                        entry.value().status()
                                                                                ::equals)),
                        CenterRequest::listed)
                .output(kind.listMember());
    }
}
