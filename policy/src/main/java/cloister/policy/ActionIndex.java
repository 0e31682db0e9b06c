package cloister.policy;

import cloister.policy.condition.Pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a set of policies that speak of one action, found by the resource asked for.
 *
 * <p>A pattern for resources nearly always starts with characters that stand for themselves; the
 * patterns are found by these. A request meets only the patterns that start as its own resource
 * does, so that statements about other resources cost it nothing.
 */
final class ActionIndex {
    private final List<Entry> entries;

    /** A Deny of every resource without condition: nothing is left to ask. */
    private final Entry sureDeny;

    /** The same of an Allow. */
    private final Entry sureAllow;

    /** Those to be asked whatever the resource: they match all of them, or name exceptions. */
    private final Entry[] denies;

    private final Entry[] allows;
    private final PrefixIndex byPrefix;

    private ActionIndex(List<Entry> entries) {
        this.entries = entries;
        Entry deny = Entry.NONE;
        Entry allow = Entry.NONE;
        List<Entry> asked = new ArrayList<>();
        PrefixIndex.Builder index = new PrefixIndex.Builder();
        for (Entry entry : entries) {
            CompiledStatement statement = entry.statement();
            if (statement.matchesAnyResource() && statement.isUnconditional()) {
                deny = deny == Entry.NONE && entry.denies() ? entry : deny;
                allow = allow == Entry.NONE && entry.allows() ? entry : allow;
            } else if (statement.matchesAnyResource() || statement.namesExceptions()) {
                asked.add(entry);
            } else {
                for (Pattern pattern : statement.resources()) {
                    index.add(entry, pattern);
                }
            }
        }
        this.sureDeny = deny;
        this.sureAllow = allow;
        this.denies = asked.stream().filter(Entry::denies).toArray(Entry[]::new);
        this.allows = asked.stream().filter(Entry::allows).toArray(Entry[]::new);
        this.byPrefix = index.build();
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
        if (sureDeny != Entry.NONE) {
            return sureDeny;
        }
        Entry denial = first(denies, request);
        if (denial != Entry.NONE) {
            return denial;
        }
        Entry allow = sureAllow != Entry.NONE ? sureAllow : first(allows, request);
        return byPrefix.isEmpty() ? allow : byPrefix.settle(request, allow);
    }

    private static Entry first(Entry[] entries, AuthorizationRequest request) {
        for (Entry entry : entries) {
            CompiledStatement statement = entry.statement();
            if (statement.matchesResource(request) && statement.conditionsHold(request)) {
                return entry;
            }
        }
        return Entry.NONE;
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
