package cloister.policy;

import java.util.List;

/** The statements of a set of policies that speak of one action. */
final class ActionIndex {
    private final List<Entry> entries;
    private final ResourceIndex denies;
    private final ResourceIndex allows;

    private ActionIndex(List<Entry> entries) {
        this.entries = entries;
        this.denies = new ResourceIndex(entries.stream().filter(Entry::denies).toList());
        this.allows = new ResourceIndex(entries.stream().filter(Entry::allows).toList());
    }

    static ActionIndex of(List<Entry> all, AuthorizationRequest request) {
        String action = CompiledStatement.lower(request.action());
        return new ActionIndex(
                all.stream()
                        .filter(entry -> entry.statement().matchesAction(action, request))
                        .toList());
    }

    /** See {@link PolicySet#settle}. */
    Entry settle(AuthorizationRequest request) {
        Entry denial = denies.find(request);
        return denial == Entry.NONE ? allows.find(request) : denial;
    }

    /** See {@link PolicySet#settleFor}. */
    Entry settleFor(AuthorizationRequest request) {
        Entry best = Entry.NONE;
        Grant strongest = Grant.NONE;
        boolean hasBoundary = request.grants().boundary().isPresent();
        for (Entry entry : entries) {
            CompiledStatement statement = entry.statement();
            Grant grant = statement.grant(request.principal());
            boolean means =
                    statement.denies()
                            ? statement.meansForDeny(request.principal(), hasBoundary)
                            : grant.compareTo(strongest) > 0;
            if (means && statement.matchesResource(request) && statement.conditionsHold(request)) {
                if (statement.denies()) {
                    return entry;
                }
                strongest = grant;
                best = entry;
            }
        }
        return best;
    }
}
